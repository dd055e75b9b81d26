"""The same suites on Spark: the same rules, the same verdicts, the same failing ids.

What pandas fetches beside each row by position, Spark joins: dispatches by their id, linked facts by theirs. Questions
that only Python can answer (units, ids, rates) are asked once for each distinct combination of values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from crossfoot.checks import engine, evidence, official, series
from crossfoot.checks.report import Outcome, Report
from crossfoot.checks.sources import TableMissingError
from crossfoot.checks.suites import Rule, Suite
from crossfoot.checks.views import LINKS, View, key_named, table_of
from crossfoot.errors import SuiteError
from crossfoot.tables import schema, table_names

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame

    from crossfoot.rates.book import RateBook

MOST_COLLECTED = 10_000
"""Failing rows of one view brought to the driver for the report; all of them are counted."""

Tables = Mapping[str, "DataFrame"]
Fetch = Callable[["DataFrame", Tables], "DataFrame"]


def check_spark(
    tables: Tables, suites: Sequence[Suite], *, strict: bool = False, book: RateBook | None = None
) -> Report:
    """Every rule of the suites that is about one of the Spark tables.

    Rules about lists inside findings are left out and named: Spark keeps those as text.

    Raises
    ------
    SuiteError
        There are corrections, which only pandas applies; or no rule fits the tables.
    """
    if "corrections" in tables and tables["corrections"].limit(1).count():
        way_out = "Check the facts that crossfoot.ledger.corrected gives, without the corrections."
        raise SuiteError("corrections are not applied on Spark.", place="corrections", way_out=way_out)
    outcomes: list[Outcome] = []
    not_run: dict[str, str] = {}
    for name in dict.fromkeys(rule.view for suite in suites for rule in suite.rules if suite.table in tables):
        rules = [rule for suite in suites for rule in suite.rules if rule.view == name]
        outcomes += _asked(name, rules, tables, not_run, book)
    if not outcomes:
        raise SuiteError("no rule fits these tables.", way_out="Name the tables as the suites do: facts, dispatches, …")
    return Report(tuple(outcomes), {}, not_run, strict)


def _asked(
    name: str, rules: Sequence[Rule], tables: Tables, not_run: dict[str, str], book: RateBook | None
) -> list[Outcome]:
    if name not in LINKS and name not in table_names() and name not in tables:
        not_run |= {rule.code: "is about lists, which Spark keeps as text" for rule in rules}
        return []
    df, askable = _rows(name, tables), []
    beside = _fetchable(name, book)
    for rule in rules:
        try:
            for column in rule.fetched:
                if column in beside and column not in df.columns:
                    df = beside[column](df, tables)
            askable.append(rule)
        except TableMissingError as error:
            not_run[rule.code] = str(error)
    df = df.cache()
    try:
        return _outcomes(name, askable, df)
    finally:
        df.unpersist()


def _outcomes(name: str, rules: Sequence[Rule], df: DataFrame) -> list[Outcome]:
    """The verdicts, each with its failing rows found again by key and brought to the driver."""
    table = table_of(name)
    key = list(schema(table).key) if table in table_names() else [df.columns[0]]
    verdicts = engine.run_on_spark(rules, df, key)
    return [Outcome(rule, *_collected(table, df, key, verdict)) for rule, verdict in zip(rules, verdicts, strict=True)]


def _collected(
    table: str, df: DataFrame, key: list[str], verdict: engine.Verdict
) -> tuple[engine.Verdict, View | None]:
    """The verdict with positions among the rows collected; Spark's rows have no number of their own."""
    from dataclasses import replace

    if not verdict.keys:
        return verdict, None
    import pandas as pd

    wanted = pd.DataFrame(list(dict.fromkeys(verdict.keys))[:MOST_COLLECTED], columns=key)
    session = df.sparkSession
    known = session.createDataFrame(
        [tuple(row) for row in wanted.itertuples(index=False)], schema=df.select(*key).schema
    )
    rows = df.join(known, on=key, how="left_semi").toPandas().sort_values(key, kind="stable").reset_index(drop=True)
    view = View(table, rows, None)
    return replace(verdict, failed=tuple(range(len(rows)))), view


def _rows(name: str, tables: Tables) -> DataFrame:
    from pyspark.sql import functions

    table = table_of(name)
    if table not in tables:
        raise TableMissingError(table)
    df = tables[table]
    doubles = {column for column, kind in df.dtypes if kind in ("double", "float")}
    cells = [_stated(column).alias(column) if column in doubles else functions.col(column) for column in df.columns]
    df = df.select(*cells)
    return df.where(functions.col(LINKS[name][0]).isNotNull()) if name in LINKS else df


def _stated(column: str) -> Column:
    """A figure that is not a number is a missing one: pandas' way of writing it."""
    from pyspark.sql import functions

    return functions.when(functions.isnan(column), None).otherwise(functions.col(column))


def _fetchable(name: str, book: RateBook | None) -> dict[str, Fetch]:
    found: dict[str, Fetch] = {}
    for column in schema(table_of(name)).columns if table_of(name) in table_names() else ():
        if column.refers_to:
            found[f"{column.name}_found"] = partial(_found, column.name, *key_named(column.refers_to))
    found["unreadable"] = partial(_nothing, "unreadable")
    if name == "corrections":
        found |= {column: partial(_nothing, column) for column in ("refused", "stood")}
    if table_of(name) == "facts":
        found |= {"quoted": _quoted, "dispatch_date": _dispatch_date, "identity": _identity}
        found |= {f"{column}_in_dispatch": partial(_in_dispatch, column) for column in evidence.WRITTEN}
        found |= {f"{column}_read": partial(_as_read, column) for column in ("best", "lower", "upper")}
    found |= {"facts": {"least_before": _least_before}, "dispatches": {"figures": _figures, "numbers": _numbers}}.get(
        name, {}
    )
    if name in LINKS:
        link, called = LINKS[name]
        found |= {f"{called}_{column}": partial(_linked, link, called, column) for column in schema("facts").names}
    if name == "conversions":
        found |= {part: partial(_rate, part, book) for part in official.DTYPES}
    return found


def _needed(tables: Tables, name: str) -> DataFrame:
    if name not in tables:
        raise TableMissingError(name)
    return tables[name]


def _found(column: str, table: str, key: str, df: DataFrame, tables: Tables) -> DataFrame:
    from pyspark.sql import functions

    keys = _needed(tables, table).select(functions.col(key).alias(f"{column}_found")).dropna().distinct()
    return df.join(keys, functions.col(column) == functions.col(f"{column}_found"), "left")


def _linked(link: str, called: str, column: str, df: DataFrame, tables: Tables) -> DataFrame:
    from pyspark.sql import functions

    facts = _rows("facts", tables).dropDuplicates(["fact_id"])
    other = facts.select(functions.col("fact_id").alias("__linked"), functions.col(column).alias(f"{called}_{column}"))
    return df.join(other, functions.col(link) == functions.col("__linked"), "left").drop("__linked")


def _with_text(df: DataFrame, tables: Tables, column: str, value: Callable[[], Column]) -> DataFrame:
    """A column worked out from the dispatch's text, which is then let go."""
    from pyspark.sql import functions

    texts = _needed(tables, "dispatches").dropDuplicates(["dispatch_id"])
    texts = texts.select(functions.col("dispatch_id").alias("__dispatch"), functions.col("text").alias("__text"))
    joined = df.join(texts, functions.col("dispatch_id") == functions.col("__dispatch"), "left")
    return joined.withColumn(column, value()).drop("__dispatch", "__text")


def _quoted(df: DataFrame, tables: Tables) -> DataFrame:
    from pyspark.sql import functions

    def words() -> Column:
        start, end = (functions.col(name).cast("int") for name in ("start", "end"))
        size = functions.greatest(end - start, functions.lit(0))
        cut = functions.col("__text").substr(start + functions.lit(1), size)
        return functions.when((start >= 0) & (end >= start), cut)

    return _with_text(df, tables, "quoted", words)


def _in_dispatch(column: str, df: DataFrame, tables: Tables) -> DataFrame:
    from pyspark.sql import functions

    def held() -> Column:
        text, words = (
            functions.trim(functions.regexp_replace(functions.lower(functions.col(name)), r"\s+", " "))
            for name in ("__text", column)
        )
        return functions.when(functions.contains(text, words), functions.col(column))

    return _with_text(df, tables, f"{column}_in_dispatch", held)


def _nothing(column: str, df: DataFrame, tables: Tables) -> DataFrame:
    """Spark's tables come typed, so every cell is readable; and `check_spark` takes no corrections."""
    from pyspark.sql import functions

    return df.withColumn(column, functions.lit(None).cast("string"))


def _as_read(column: str, df: DataFrame, tables: Tables) -> DataFrame:
    """As it stands: `check_spark` takes no corrections."""
    from pyspark.sql import functions

    return df.withColumn(f"{column}_read", functions.col(column))


def _dispatch_date(df: DataFrame, tables: Tables) -> DataFrame:
    from pyspark.sql import functions

    days = _needed(tables, "dispatches").dropDuplicates(["dispatch_id"])
    days = days.select(
        functions.col("dispatch_id").alias("__dispatch"), functions.col("reported_at").alias("dispatch_date")
    )
    return df.join(days, functions.col("dispatch_id") == functions.col("__dispatch"), "left").drop("__dispatch")


def _identity(df: DataFrame, tables: Tables) -> DataFrame:
    """By Python, row by row: there is no such digest in Spark."""
    from pyspark.sql import functions

    content = ("dispatch_id", "start", "end", "best", "lower", "upper", "bound", "unit", "status")
    work_out = functions.udf(_id_of, "string")
    return _with_text(df, tables, "identity", lambda: work_out(functions.col("__text"), *map(functions.col, content)))


def _id_of(text: str | None, dispatch: str, start: int | None, end: int | None, *reading: Any) -> str | None:
    from crossfoot.dispatches import Dispatch
    from crossfoot.facts.identities import Identities

    if text is None or start is None or end is None:
        return None
    identities = Identities(Dispatch(dispatch, text))
    best, lower, upper, bound, unit, status = reading
    if status == "unknown" and best is None and lower is None and upper is None:
        return identities.of_content(start, end, "unknown")
    return identities.of_content(start, end, best, lower, upper, bound, unit)


def _least_before(df: DataFrame, tables: Tables) -> DataFrame:
    from pyspark.sql import Window, functions

    total = (functions.col("aggregation") == "cumulative") & functions.col("status").isin("asserted", "provisional")
    total = total & functions.col("measure").isNotNull() & functions.col("place").isNotNull()
    total = total & functions.col("part_of").isNull()
    floor = functions.when(total, functions.coalesce("lower", "best"))
    day = functions.datediff(functions.col("reported_at"), functions.lit("1970-01-01"))
    totals = Window.partitionBy(*series.SAME_SERIES, "__total").orderBy(day)
    silent = functions.coalesce(day - functions.lag(day).over(totals) > series.LASTS, functions.lit(False))
    so_far = totals.rangeBetween(Window.unboundedPreceding, 0)
    event = Window.partitionBy(*series.SAME_SERIES, "__total", "__event").orderBy(day)
    before = functions.max(floor).over(event.rangeBetween(Window.unboundedPreceding, -1))
    # One column after the other: Spark takes no window within a window.
    df = df.withColumn("__total", floor.isNotNull() & day.isNotNull()).withColumn("__silent", silent.cast("int"))
    df = df.withColumn("__event", functions.sum("__silent").over(so_far))
    df = df.withColumn("least_before", functions.when(functions.col("__total"), before))
    return df.drop("__total", "__silent", "__event")


def _figures(df: DataFrame, tables: Tables) -> DataFrame:
    from pyspark.sql import functions

    counts = _needed(tables, "facts").groupBy(functions.col("dispatch_id").alias("__dispatch")).count()
    joined = df.join(counts, functions.col("dispatch_id") == functions.col("__dispatch"), "left")
    return joined.withColumn("figures", functions.coalesce("count", functions.lit(0))).drop("__dispatch", "count")


def _numbers(df: DataFrame, tables: Tables) -> DataFrame:
    from pyspark.sql import functions

    plain = functions.regexp_replace(functions.col("text"), series.DATES.pattern, " ")
    return df.withColumn("numbers", functions.regexp_count(plain, functions.lit(series.NUMBER.pattern)))


def _rate(part: str, book: RateBook | None, df: DataFrame, tables: Tables) -> DataFrame:
    """The rate of each distinct pair of units and day, looked up on the driver and joined."""
    from pyspark.sql import functions

    from crossfoot.checks.sources import Sources

    if "source_unit" not in df.columns:
        df = _linked("converts", "source", "unit", df, tables)
    table = tables["rates"].toPandas() if "rates" in tables else None
    rates = Sources({} if table is None else {"rates": _dated(table)}, book).rates
    day = functions.col("reported_at").cast("date").cast("string")
    asked = df.select("source_unit", "unit", day).distinct().collect()
    rows = [(*row, official.standing(rates, *row)[part]) for row in asked]
    kind = "double" if part == "rate" else "string"
    known = df.sparkSession.createDataFrame(rows, f"`__from` string, `__to` string, `__day` string, `{part}` {kind}")
    same = functions.col("source_unit").eqNullSafe(functions.col("__from"))
    same = same & functions.col("unit").eqNullSafe(functions.col("__to")) & day.eqNullSafe(functions.col("__day"))
    return df.join(functions.broadcast(known), same, "left").drop("__from", "__to", "__day")


def _dated(table: Any) -> Any:
    import pandas as pd

    days = {name: pd.to_datetime(table[name]).astype("datetime64[s]") for name in ("date_asked", "date_found")}
    return table.assign(**days)
