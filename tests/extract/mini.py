"""A small extract to be broken: three subscribers, two months, in GBK."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import yaml

SUBSCRIBERS = """客户编号,入网时间,性别,集团,出生
1,202312,男,0,1980
2,202401,女,7,1990
3,202402,男,0,2000
"""
MONTHLY = """客户编号,账期,状态,月费,超套,增值,出账,流量,异网,分钟,欠费,宽带
1,202401,正常,59.00,3.50,0.00,62.50,10.25,0.3,120,0,是
2,202401,正常,129.00,0.00,5.00,134.00,20.50,0.1,80,0,否
1,202402,正常,59.00,0.00,0.00,59.00,11.00,0.2,130,0,是
2,202402,停机,1129.00,0.00,5.00,1134.00,21.00,0.15,90,20,否
3,202402,正常,59.00,0.00,0.00,59.00,9.00,0.5,60,0,否
"""
MAPPING = {
    "name": "小样",
    "tables": {
        "subscribers": {
            "file": "客户.csv",
            "columns": {
                "subscriber": "客户编号",
                "join_month": "入网时间",
                "gender": {"column": "性别", "codes": {"男": "M", "女": "F"}},
                "group": "集团",
                "birth_year": "出生",
            },
        },
        "monthly": {
            "file": "账单.csv",
            "columns": {
                "subscriber": "客户编号",
                "month": "账期",
                "status": {"column": "状态", "codes": {"正常": "active", "停机": "suspended"}},
                "fee": "月费",
                "overage_fee": "超套",
                "vas_fee": "增值",
                "roaming_fee": {"default": "0"},
                "bill": "出账",
                "data_gb": "流量",
                "off_net_share": "异网",
                "minutes_out": "分钟",
                "arrears": "欠费",
                "broadband": "宽带",
            },
        },
    },
}


@dataclass
class Extract:
    """Files by name, as bytes, and a mapping; each may be changed before it is written."""

    files: dict[str, bytes] = field(default_factory=dict)
    mapping: dict = field(default_factory=dict)

    def replace(self, old: str, new: str, file: str = "账单.csv") -> None:
        """Put one piece of a file's text for another; it must be there."""
        text = self.text(file)
        assert old in text
        self.files[file] = text.replace(old, new, 1).encode("gbk")

    def text(self, file: str = "账单.csv") -> str:
        """The text of a file."""
        return self.files[file].decode("gbk")

    def column(self, name: str, table: str = "monthly", **said) -> None:
        """Say more of a column in the mapping."""
        columns = self.mapping["tables"][table]["columns"]
        given = columns.get(name, {})
        columns[name] = {**({"column": given} if isinstance(given, str) else given), **said}

    def table(self, name: str, **said) -> None:
        """Say more of a table in the mapping."""
        self.mapping["tables"].setdefault(name, {}).update(said)

    def write(self, folder: Path) -> tuple[Path, Path]:
        """Write it; the extract's folder and the mapping's path are returned."""
        extract = folder / "extract"
        extract.mkdir(parents=True)
        for name, content in self.files.items():
            (extract / name).parent.mkdir(parents=True, exist_ok=True)
            (extract / name).write_bytes(content)
        mapping = folder / "map.yml"
        mapping.write_text(yaml.safe_dump(self.mapping, allow_unicode=True), encoding="utf-8")
        return extract, mapping


Edit = Callable[[Extract], None]


def whole() -> Extract:
    """The extract as it should be."""
    files = {"客户.csv": SUBSCRIBERS.encode("gbk"), "账单.csv": MONTHLY.encode("gbk")}
    return Extract(files, yaml.safe_load(yaml.safe_dump(MAPPING)))
