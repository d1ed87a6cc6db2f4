package org.hansho.match;

import java.util.ArrayList;
import java.util.List;
import org.hansho.sigma.Lists;
import org.hansho.sigma.ValueList;
import org.hansho.sigma.ValueTest;

/** Makes the check of a value out of the test that a rule states. */
final class Checks {
  private static final Check NEVER = (buffer, offset, length) -> false;

  private Checks() {}

  /** The check of tests that look at one value; a list that is not there holds nothing. */
  static Check of(ValueTest test, Lists lists, Doubts doubts) {
    if (test instanceof ValueTest.Text text) {
      return new PatternCheck(text, doubts);
    }
    if (test instanceof ValueTest.Decimal decimal) {
      return new DecimalCheck(decimal.comparison(), decimal.value());
    }
    if (test instanceof ValueTest.Bool bool) {
      return bool(bool.value());
    }
    if (test instanceof ValueTest.Regex regex) {
      return new RegexCheck(regex, doubts);
    }
    if (test instanceof ValueTest.Cidr cidr) {
      return new NetworkCheck(cidr);
    }
    if (test instanceof ValueTest.TimePart time) {
      return new TimeCheck(time.part(), time.comparison(), time.value());
    }
    if (test instanceof ValueTest.InList inList) {
      return inList(inList, lists, doubts);
    }
    throw new IllegalArgumentException("not a test of one value: " + test);
  }

  private static Check bool(boolean value) {
    String word = Boolean.toString(value);
    return (buffer, offset, length) -> {
      if (length != word.length()) {
        return false;
      }
      for (int i = 0; i < length; i++) {
        if ((buffer[offset + i] | 0x20) != word.charAt(i)) {
          return false;
        }
      }
      return true;
    };
  }

  private static Check inList(ValueTest.InList inList, Lists lists, Doubts doubts) {
    ValueList list = lists.get(inList.list());
    if (list == null) {
      return NEVER;
    }
    List<Check> checks = new ArrayList<>();
    for (ValueTest entry : ListEntries.tests(list, inList.shape())) {
      checks.add(of(entry, lists, doubts));
    }
    return new AnyCheck(checks);
  }
}
