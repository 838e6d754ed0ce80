"""A file of any kind → the pieces of its articles, each with its place in one text.

`reading` looks at the file: `web` reads a saved page, with what it says of itself (`metadata`),
`exports` the rows of a table, `nexis` a Word file, `packed` what is zipped. `compose` joins the
pieces, `folder` names the articles of many files, and `duplicates` finds those that repeat another.
"""
