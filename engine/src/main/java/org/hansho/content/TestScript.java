package org.hansho.content;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hansho.content.DetectionTest.Given;
import org.hansho.yaml.Problems;
import org.hansho.yaml.YamlNode.Scalar;

/**
 * Reads the script of a test: which record comes when, with which values.
 *
 * <pre>
 * at 0d, 80 times, every 5h: program reads
 * at 16d:
 *     read {user: frank, secret: item-7}
 *     3 times list
 * </pre>
 *
 * <p>What stands before a colon says when a block comes and how often; the records behind it and in
 * the deeper lines below are its lines. Records before the first such line come at once.
 */
final class TestScript {
  private static final Pattern TIME =
      Pattern.compile(
          "\\G[ ,]*(?:(at|every) +([0-9]+[a-zA-Z]+(?: [0-9]+[a-zA-Z]+)*)|([0-9]{1,9}) times)"
              + "(?=[ ,:]|$)");
  private static final Pattern COLON = Pattern.compile(" *:(?: +|$)");
  private static final Pattern REPEATED = Pattern.compile("\\G([0-9]{1,9}) times +");

  private final Scalar script;
  private final RecordBook book;
  private final Problems problems;
  private final List<Given> blocks = new ArrayList<>();

  private Header header = Header.AT_ONCE;
  private final StringBuilder lines = new StringBuilder();

  private boolean namesRecords;

  /** Where the last line with a time begins, while no record follows it; else -1. */
  private int emptyHeader = -1;

  /** Spaces before the last line with a time; -1 before there is one. */
  private int indent = -1;

  /** When a block comes and how often. */
  private record Header(Duration at, int repeat, Duration every) {
    static final Header AT_ONCE = new Header(Duration.ZERO, 1, Duration.ZERO);
  }

  TestScript(Scalar script, RecordBook book, Problems problems) {
    this.script = script;
    this.book = book;
    this.problems = problems;
  }

  /** The blocks of the script with all its records written out; placeholders of time remain. */
  List<Given> read() {
    String text = script.text();
    int from = 0;
    while (from < text.length()) {
      int feed = text.indexOf('\n', from);
      int to = feed < 0 ? text.length() : feed;
      int start = from;
      while (start < to && text.charAt(start) == ' ') {
        start++;
      }
      if (start < to && text.charAt(start) != '#') {
        line(start, to, start - from);
      }
      from = to + 1;
    }
    end();
    if (!namesRecords) {
      problems.error(script.place(), "the script names no record", "");
    }
    return blocks;
  }

  private void line(int start, int to, int depth) {
    Matcher time = TIME.matcher(script.text()).region(start, to);
    int end = start;
    while (time.find()) {
      end = time.end();
    }
    Matcher colon = COLON.matcher(script.text()).region(end, to);
    if (end > start && colon.lookingAt()) {
      end();
      emptyHeader = start;
      header = header(start, end);
      indent = depth;
      if (colon.end() < to) {
        record(colon.end(), to);
      }
      return;
    }
    if (depth <= indent) {
      error(start, "a line that belongs to the time above stands deeper", "indent it");
    }
    record(start, to);
  }

  private void end() {
    if (emptyHeader >= 0) {
      error(emptyHeader, "no record comes at this time", "write one behind the colon, or below");
    }
    if (!lines.isEmpty()) {
      blocks.add(new Given(header.at(), lines.toString(), header.repeat(), header.every()));
      lines.setLength(0);
    }
  }

  private Header header(int start, int end) {
    Duration at = Duration.ZERO;
    Duration every = Duration.ZERO;
    int repeat = 1;
    Matcher time = TIME.matcher(script.text()).region(start, end);
    while (time.find()) {
      if (time.group(3) != null) {
        repeat = number(time.start(3), time.group(3), TestLines.MOST_BLOCKS);
      } else if (time.group(1).equals("at")) {
        at = span(time.start(2), time.group(2));
      } else {
        every = span(time.start(2), time.group(2));
      }
    }
    return new Header(at, repeat, every);
  }

  private int number(int offset, String digits, int most) {
    int number = Integer.parseInt(digits);
    if (number < 1 || number > most) {
      error(offset, "a number of times is from 1 to " + most, "");
      return 1;
    }
    return number;
  }

  /** A span such as {@code 16d 4m}. */
  private Duration span(int offset, String text) {
    Duration whole = Duration.ZERO;
    for (String part : text.split(" ", -1)) {
      Duration span = TestReader.span(part);
      if (span == null) {
        error(offset, "'" + part + "' is not a timespan", "write a number and ms, s, m, h, d or w");
        return Duration.ZERO;
      }
      whole = whole.plus(span);
    }
    return whole;
  }

  private void record(int start, int to) {
    namesRecords = true;
    emptyHeader = -1;
    Matcher repeated = REPEATED.matcher(script.text()).region(start, to);
    int times = 1;
    int from = start;
    if (repeated.find()) {
      times = number(start, repeated.group(1), RecordBook.MOST_CALLS);
      from = repeated.end();
    }
    try {
      book.write(RecordCall.read(script.text(), from, to), times, lines, this::error);
    } catch (RecordCall.Fault fault) {
      error(fault.offset(), String.valueOf(fault.getMessage()), "");
    }
  }

  private void error(int offset, String message, String remedy) {
    problems.error(problems.inside(script.place(), script.text(), offset), message, remedy);
  }
}
