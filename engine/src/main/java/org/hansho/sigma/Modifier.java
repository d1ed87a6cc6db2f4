package org.hansho.sigma;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The words that may follow a field name after a bar, with the spellings in use. */
enum Modifier {
  CONTAINS("contains"),
  STARTS_WITH("startswith"),
  ENDS_WITH("endswith"),
  REGEX("re"),
  IGNORE_CASE("i", "ignorecase"),
  MULTI_LINE("m", "multiline"),
  DOT_ALL("s", "dotall"),
  CIDR("cidr"),
  EXISTS("exists"),
  LESS("lt"),
  LESS_OR_EQUAL("lte"),
  GREATER("gt"),
  GREATER_OR_EQUAL("gte"),
  MINUTE("minute"),
  HOUR("hour"),
  DAY("day"),
  WEEK("week"),
  MONTH("month"),
  YEAR("year"),
  FIELD_REFERENCE("fieldref"),
  EXPAND("expand"),
  WINDASH("windash"),
  WIDE("wide", "utf16le"),
  UTF16BE("utf16be"),
  UTF16("utf16"),
  BASE64("base64"),
  BASE64_OFFSET("base64offset"),
  CASED("cased"),
  NOT_EQUAL("neq"),
  ALL("all");

  /** How a text stands in another. */
  static final Set<Modifier> RELATIONS = EnumSet.of(CONTAINS, STARTS_WITH, ENDS_WITH);

  /** Flags of a regular expression. */
  static final Set<Modifier> FLAGS = EnumSet.of(IGNORE_CASE, MULTI_LINE, DOT_ALL);

  /** Comparisons of numbers. */
  static final Set<Modifier> COMPARISONS =
      EnumSet.of(LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL);

  /** Parts of a point in time. */
  static final Set<Modifier> TIME_PARTS = EnumSet.of(MINUTE, HOUR, DAY, WEEK, MONTH, YEAR);

  /** What makes other bytes of a text, in the order written. */
  static final Set<Modifier> ENCODINGS = EnumSet.of(WIDE, UTF16BE, UTF16, BASE64, BASE64_OFFSET);

  private static final Map<String, Modifier> BY_WORD = new TreeMap<>();

  static {
    for (Modifier modifier : values()) {
      BY_WORD.put(modifier.word, modifier);
      BY_WORD.put(modifier.alias, modifier);
    }
  }

  private final String word;
  private final String alias;

  Modifier(String word) {
    this(word, word);
  }

  Modifier(String word, String alias) {
    this.word = word;
    this.alias = alias;
  }

  /** The modifier a rule wrote, or null. */
  static @Nullable Modifier of(String word) {
    return BY_WORD.get(word);
  }

  /** All spellings. */
  static List<String> known() {
    return new ArrayList<>(BY_WORD.keySet());
  }

  /** The usual spelling. */
  String word() {
    return word;
  }
}
