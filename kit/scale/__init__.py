"""More articles than memory holds → the same tables, as Parquet files that are read when needed.

`batches` cuts files and exports into small heaps of work, `writing` makes the tables of one heap,
`build` does all of them, here or on a Dask cluster, and `stored` reads what there is.
"""

from kit.scale.build import build_tables
from kit.scale.stored import Table, Tables, open_tables

__all__ = ["Table", "Tables", "build_tables", "open_tables"]
