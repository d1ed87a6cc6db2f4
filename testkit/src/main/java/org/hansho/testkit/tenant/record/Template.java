package org.hansho.testkit.tenant.record;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** The constant bytes of a record, cut where values go; {@code $} in the text marks the places. */
final class Template {
  final byte[][] pieces;

  private Template(byte[][] pieces) {
    this.pieces = pieces;
  }

  /** A template of the text's lines, joined without indentation and line ends. */
  static Template of(String text) {
    String joined = text.lines().map(String::strip).collect(Collectors.joining());
    String[] parts = joined.split("\\$", -1);
    byte[][] pieces = new byte[parts.length][];
    for (int i = 0; i < parts.length; i++) {
      pieces[i] = parts[i].getBytes(StandardCharsets.UTF_8);
    }
    return new Template(pieces);
  }
}
