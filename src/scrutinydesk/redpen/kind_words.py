"""Kinds of claims in words."""

from __future__ import annotations

from scrutinydesk.claims.claim import ClaimKind

KIND_WORDS = {
    ClaimKind.CHANGE_PERCENT: "change in per cent",
    ClaimKind.CHANGE: "change",
    ClaimKind.CHANGE_ZERO: "no change",
    ClaimKind.POINTS: "difference of percentages",
    ClaimKind.FROM_TO: "from one figure to another",
    ClaimKind.COUNT: "count",
    ClaimKind.STOCK: "number on a date",
    ClaimKind.LEVEL: "level",
    ClaimKind.PROPORTION: "part of a whole",
    ClaimKind.SUM: "sum",
    ClaimKind.AMOUNT: "amount",
    ClaimKind.AMOUNT_SHARE: "amount with its share",
    ClaimKind.RATE: "rate",
    ClaimKind.DURATION: "length of time",
    ClaimKind.RANK: "rank",
    ClaimKind.ESTIMATE_RANK: "estimate with its ranks",
    ClaimKind.FORCES: "how many forces",
    ClaimKind.SHARE_OF_CHANGE: "share of a change",
    ClaimKind.SHARE: "share",
    ClaimKind.PROJECTION: "projection",
    ClaimKind.MULTIPLE: "multiple",
    ClaimKind.TARGET: "target",
    ClaimKind.COMPARISON: "comparison in words",
    ClaimKind.TREND: "trend in words",
    ClaimKind.CAVEAT: "caveat",
    ClaimKind.COMMITMENT: "commitment",
}
