"""The tables' schemas as data, and plain pandas tables that follow them."""

from crossfoot.tables.frames import frame, records
from crossfoot.tables.schema import Column, Schema, schema, table_names

__all__ = ["Column", "Schema", "frame", "records", "schema", "table_names"]
