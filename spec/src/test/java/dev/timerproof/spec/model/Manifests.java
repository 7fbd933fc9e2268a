package dev.timerproof.spec.model;

/** Small manifests. */
final class Manifests {
  /** A case that holds, and one with a fault that must be found. */
  static final String TWO_CASES =
      """
      {
        "properties": {"AtMost": "x is too large", "deadlock": "nothing goes on"},
        "modules": {
          "Toy": {"specification": "Circle", "edition": "Edition", "fault": "Fault", "noFault": "None",
                  "constants": {"a": "a", "b": "b"}, "invariants": ["AtMost"], "covered": "Covered"}
        },
        "instances": {
          "small": {"covers": "a few states", "module": "Toy", "constants": {"Last": 2, "Wrap": true}}
        },
        "cases": [
          {"name": "good", "instance": "small", "edition": "e1", "profile": "quick", "seconds": 2,
           "expect": {"verdict": "holds", "distinct": 3, "depth": 3}},
          {"name": "bad", "instance": "small", "edition": "e1", "fault": "Higher", "profile": "full",
           "expect": {"verdict": "violated", "property": "AtMost", "rows": ["r.One"]}}
        ],
        "floors": [{"edition": "e1", "profile": "quick", "pairs": 1, "unreached": {"r.Two": "too small"}}]
      }
      """;

  private Manifests() {}

  static Manifest read(String text) {
    return ManifestReader.read("test.json", text);
  }
}
