"""A file of any kind → the pieces of its articles, each with its place in one text.

`reading` looks at the file: `web` reads a saved page, with what it says of itself (`metadata`),
`rows` goes through an export, `exports` knows what a row means, `nexis` takes a Word file apart,
`headers` what stands above a page, `packed` what is zipped. `compose` joins the pieces, `folder`
names the articles of many files, and `duplicates` finds those that repeat another.
"""
