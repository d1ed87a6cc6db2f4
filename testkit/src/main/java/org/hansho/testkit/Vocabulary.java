package org.hansho.testkit;

import java.util.List;

/**
 * The few names and words that generated rules and events share, so that they meet often and nearly
 * meet even more often.
 */
final class Vocabulary {
  /** Some are paths, some hold dots as keys, some pass through arrays. */
  static final List<String> FIELDS =
      List.of("a", "Image", "CommandLine", "user.name", "user.id", "list", "list.x", "list.y", "t");

  /** Fields relative to an element of {@code list}; the empty one is the element itself. */
  static final List<String> ELEMENT_FIELDS = List.of("x", "y", "x.z", "");

  static final List<String> WORDS =
      List.of(
          "a",
          "ab",
          "abc",
          "aab",
          "aaaa",
          "abab",
          "A",
          "POWERSHELL",
          "powershell.exe",
          "\\powershell.exe",
          "C:\\Windows\\System32\\",
          " -enc ",
          "/enc",
          "\u2013enc",
          "\u2015",
          "whoami",
          "who",
          "é",
          "É",
          "straße",
          "STRASSE",
          "ẞ",
          "ß",
          "İ",
          "ı",
          "i",
          "I",
          "k",
          "\u212A",
          "s",
          "ſ",
          "σς",
          "ΣΣ",
          "半鐘",
          "鐘",
          "😀",
          "\uFFFD",
          "*",
          "?",
          "\\",
          "\\*",
          "\"",
          "\n",
          "\t",
          "\u0000",
          "",
          "-",
          "/",
          "%",
          "true",
          "null");

  static final List<String> NUMBERS =
      List.of(
          "0",
          "-0",
          "1",
          "-1",
          "10",
          "4624",
          "4624.0",
          "46.24e2",
          "4.624E+3",
          "1e0",
          "0.1",
          "10e-2",
          "9007199254740993",
          "9007199254740992",
          "123456789012345678901234567890",
          "3",
          "7");

  static final List<String> ADDRESSES =
      List.of(
          "192.0.2.1",
          "192.0.2.129",
          "198.51.100.7",
          "203.0.113.255",
          "192.0.2.01",
          "192.0.2",
          "::ffff:192.0.2.1",
          "::FFFF:c000:0201",
          "2001:db8::1",
          "2001:0db8:0000:0000:0000:0000:0000:0001",
          "2001:db8:1::",
          "2001:db8::1%eth0",
          "[2001:db8::1]",
          "1::2::3",
          "::",
          "fe80::1:2");

  static final List<String> TIMES =
      List.of(
          "2024-02-29T23:59:59Z",
          "2024-12-30T00:00:00+09:00",
          "2021-01-03 12:30:00.123",
          "2023-02-29T00:00:00Z",
          "1700000000",
          "1700000000123",
          "1700000000123456",
          "2024-02-29",
          "2016-12-31T23:59:60Z",
          "2024-06-01T08:05",
          "2024-06-01T08:05:00-2330");

  static final List<String> REGEXES =
      List.of(
          "a+b",
          "^ab",
          "b$",
          "^$",
          "(?i)power(shell)?",
          "[^a-z]",
          "\\d{2,4}",
          "\\bwho",
          "(a|ab)(c|bcd)?",
          "\\\\[a-z]+\\.exe",
          "é|ß",
          ".",
          "^.$",
          "who.*i",
          "(?:a{1,3}b){2}",
          "[\\x{2013}-\\x{2015}]",
          "\\s",
          "k",
          "鐘",
          "\\w+\\W",
          "\\x00",
          "(?s)^.*\\n.*$");

  /** Names of the lists that generated rules look up. */
  static final List<String> LISTS = List.of("words", "networks");

  private Vocabulary() {}
}
