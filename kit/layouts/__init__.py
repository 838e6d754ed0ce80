"""The lines of a page → its parts, by what pages look like.

`lines` cuts the page; `dates`, `datelines`, `bylines` and `furniture` tell what a single line is,
`signs` gathers that for all of them, `headlines` finds the headline. `any_outlet` makes parts of a
page of any outlet from it, `dw` of DW's own pages, old and new.
"""
