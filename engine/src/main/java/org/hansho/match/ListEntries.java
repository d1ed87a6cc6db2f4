package org.hansho.match;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hansho.address.Address;
import org.hansho.sigma.TextPattern;
import org.hansho.sigma.TextPattern.Literal;
import org.hansho.sigma.TextPattern.One;
import org.hansho.sigma.TextPattern.Segment;
import org.hansho.sigma.TextPattern.Star;
import org.hansho.sigma.ValueList;
import org.hansho.sigma.ValueTest;
import org.hansho.sigma.ValueTest.Relation;

/** The entries of a named list as tests of a value. Entries that are no network are left out. */
final class ListEntries {
  private ListEntries() {}

  static List<ValueTest> tests(ValueList list, Relation shape) {
    List<ValueTest> tests = new ArrayList<>();
    for (String entry : list.entries()) {
      switch (list.kind()) {
        case TEXT -> tests.add(new ValueTest.Text(pattern(entry, shape), false));
        case NETWORK -> addNetwork(entry, tests);
      }
    }
    return tests;
  }

  private static TextPattern pattern(String entry, Relation shape) {
    List<Segment> segments = new ArrayList<>();
    if (shape == Relation.CONTAINS || shape == Relation.ENDS_WITH) {
      segments.add(new Star());
    }
    StringBuilder literal = new StringBuilder();
    for (int i = 0; i < entry.length(); i++) {
      char c = entry.charAt(i);
      if (c == '\\' && i + 1 < entry.length() && "*?\\".indexOf(entry.charAt(i + 1)) >= 0) {
        literal.append(entry.charAt(++i));
      } else if (c == '*' || c == '?') {
        endLiteral(literal, segments);
        add(c == '*' ? new Star() : new One(), segments);
      } else {
        literal.append(c);
      }
    }
    endLiteral(literal, segments);
    if (shape == Relation.CONTAINS || shape == Relation.STARTS_WITH) {
      add(new Star(), segments);
    }
    return new TextPattern(segments);
  }

  private static void endLiteral(StringBuilder literal, List<Segment> segments) {
    if (!literal.isEmpty()) {
      segments.add(new Literal(literal.toString()));
      literal.setLength(0);
    }
  }

  private static void add(Segment segment, List<Segment> segments) {
    boolean secondStar =
        segment instanceof Star
            && !segments.isEmpty()
            && segments.get(segments.size() - 1) instanceof Star;
    if (!secondStar) {
      segments.add(segment);
    }
  }

  private static void addNetwork(String entry, List<ValueTest> tests) {
    int slash = entry.indexOf('/');
    byte[] text = (slash < 0 ? entry : entry.substring(0, slash)).getBytes(StandardCharsets.UTF_8);
    Address address = new Address();
    if (!address.parse(text, 0, text.length)) {
      return;
    }
    int most = address.isFour() ? 32 : 128;
    int prefix = slash < 0 ? most : prefix(entry.substring(slash + 1), most);
    if (prefix >= 0) {
      tests.add(new ValueTest.Cidr(maskedBytes(address, prefix), prefix));
    }
  }

  private static int prefix(String digits, int most) {
    if (!digits.matches("[0-9]{1,3}")) {
      return -1;
    }
    int prefix = Integer.parseInt(digits);
    return prefix <= most ? prefix : -1;
  }

  private static List<Byte> maskedBytes(Address address, int prefix) {
    List<Byte> bytes = new ArrayList<>();
    int count = address.isFour() ? 4 : 16;
    for (int i = 0; i < count; i++) {
      int distance = (count - 1 - i) * 8;
      long word = distance >= 64 ? address.high() >>> (distance - 64) : address.low() >>> distance;
      int keep = Math.max(0, Math.min(8, prefix - i * 8));
      bytes.add((byte) (word & (0xFF00 >> keep)));
    }
    return bytes;
  }
}
