package org.hansho.format.auditd;

import java.nio.charset.StandardCharsets;
import org.hansho.record.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Takes one line of an audit log apart.
 *
 * <p>The line is {@code node=NAME type=TYPE msg=audit(SECONDS.FRACTION:SERIAL): key=value …}; the
 * node may be absent, the type a number, and {@code msg=} missing as in the kernel's own log.
 * Values end at a blank, stand in double quotes, or, for {@code msg='…'} of user-space records,
 * hold pairs of their own, which are read as pairs of the record. Behind the byte 0x1D the daemon
 * adds what it knows about numbers under keys in capitals. Words that are no pair are skipped. One
 * pass, linear, allocates nothing. Source: the kernel's and the daemon's writers, and records of
 * many versions.
 */
final class LineParser {
  private static final byte GROUP_SEPARATOR = 0x1D;

  /** What syslog daemons write for the separator. */
  private static final String ESCAPED_SEPARATOR = "#035";

  private static final String NULL_WORD = "(null)";
  private static final byte[] VERDICT = "seresult".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PERMISSIONS = "seperms".getBytes(StandardCharsets.US_ASCII);

  private final RecordKeys keys;
  private final AuditRecord record;
  private final Stamp stamp = new Stamp();

  private byte[] buffer = {};
  private boolean crowded;
  private boolean inside;
  private int wordStart;
  private int wordLength;

  LineParser(RecordKeys keys, AuditRecord record) {
    this.keys = keys;
    this.record = record;
  }

  /**
   * Reads a line into the record.
   *
   * @return null, or why the line is malformed
   */
  @Nullable Fault parse(byte[] bytes, int from, int to) {
    buffer = bytes;
    crowded = false;
    inside = false;
    wordLength = 0;
    record.begin(bytes);
    int at = skipBlanks(from, to);
    if (Numbers.startsWith(bytes, at, to, "node=")) {
      int end = blank(at + 5, to);
      record.setNode(at + 5, end - at - 5);
      at = skipBlanks(end, to);
    }
    if (!Numbers.startsWith(bytes, at, to, "type=")) {
      return AuditFaults.TYPE;
    }
    int typeEnd = blank(at + 5, to);
    type(at + 5, typeEnd);
    at = skipBlanks(typeEnd, to);
    if (Numbers.startsWith(bytes, at, to, "msg=")) {
      at += 4;
    }
    int stampEnd = stamp(at, to);
    if (stampEnd < 0) {
      return AuditdFormat.hasDate(bytes, at, to) ? AuditdFormat.INTERPRETED : AuditFaults.STAMP;
    }
    pairs(stampEnd, to);
    return crowded ? Fault.TOO_MANY_VALUES : null;
  }

  /** A type is a name, or {@code 1300} or {@code UNKNOWN[1300]} where the writer knew none. */
  private void type(int from, int to) {
    int digits = Numbers.startsWith(buffer, from, to, "UNKNOWN[") ? from + 8 : from;
    int end = digits > from ? to - 1 : to;
    long number = Numbers.decimal(buffer, digits, Math.max(0, end - digits), -1);
    byte[] name = RecordType.named(number);
    if (name == null) {
      record.setType(buffer, from, to - from);
    } else {
      record.setType(name, 0, name.length);
    }
  }

  /** Reads {@code audit(…)} and an optional colon; returns the index behind it or -1. */
  private int stamp(int from, int to) {
    if (!Numbers.startsWith(buffer, from, to, "audit(")) {
      return -1;
    }
    int at = stamp.read(buffer, from + 6, to);
    if (at < 0 || at >= to || buffer[at] != ')') {
      return -1;
    }
    record.time = stamp.time;
    record.serial = stamp.serial;
    at++;
    return at < to && buffer[at] == ':' ? at + 1 : at;
  }

  /** Reads pairs up to {@code to}. */
  void pairs(int from, int to) {
    byte[] bytes = buffer;
    int at = from;
    while (at < to) {
      byte b = bytes[at];
      if (b == ' ' || b == GROUP_SEPARATOR || b == '\'') {
        at++;
        continue;
      }
      if (isEscapedSeparator(at, to)) {
        at += ESCAPED_SEPARATOR.length();
        continue;
      }
      int keyStart = b == '(' ? at + 1 : at;
      at = keyStart;
      while (at < to && (b = bytes[at]) != '=' && b != ' ' && b != GROUP_SEPARATOR) {
        at++;
      }
      if (at == to || b != '=') {
        at = record.type == RecordType.AVC ? verdict(keyStart, at, to) : at;
        wordStart = keyStart;
        wordLength = at - keyStart;
      } else {
        at = pair(keyStart, at, to);
        wordLength = 0;
      }
    }
  }

  private boolean isEscapedSeparator(int at, int to) {
    return buffer[at] == '#' && Numbers.startsWith(buffer, at, to, ESCAPED_SEPARATOR);
  }

  /**
   * Reads {@code avc: denied { read write }} under the names that the audit tools use; returns the
   * index behind the word or the brackets.
   */
  private int verdict(int wordFrom, int wordEnd, int to) {
    int length = wordEnd - wordFrom;
    if (Numbers.isWord(buffer, wordFrom, length, "denied")
        || Numbers.isWord(buffer, wordFrom, length, "granted")) {
      add(keys.find(VERDICT, 0, VERDICT.length), wordFrom, length);
    } else if (Numbers.isWord(buffer, wordFrom, length, "{")) {
      int close = wordEnd;
      while (close < to && buffer[close] != '}') {
        close++;
      }
      int from = skipBlanks(wordEnd, close);
      int end = close;
      while (end > from && buffer[end - 1] == ' ') {
        end--;
      }
      add(keys.find(PERMISSIONS, 0, PERMISSIONS.length), from, end - from);
      return Math.min(to, close + 1);
    }
    return wordEnd;
  }

  private void add(int key, int from, int length) {
    add(key, AuditRecord.WHOLE, from, length, Form.PLAIN);
  }

  /** Reads the value behind a key; returns the index behind it. */
  private int pair(int keyStart, int keyEnd, int to) {
    int at = keyEnd + 1;
    int part = AuditRecord.WHOLE;
    int key;
    if (buffer[keyStart] == 'a' && keyStart + 1 < keyEnd && isDigit(buffer[keyStart + 1])) {
      key = argumentKey(keyStart, keyEnd);
      part = argumentPart(keyStart, keyEnd);
    } else {
      key = key(keyStart, keyEnd);
    }
    byte first = at < to ? buffer[at] : (byte) ' ';
    if (first == '"') {
      int end = quote(at + 1, to);
      add(key, part, at + 1, end - at - 1, Form.PLAIN);
      return Math.min(to, end + 1);
    }
    if (first == '\'' && key == Role.MSG.ordinal() && !inside) {
      return nested(key, at + 1, to);
    }
    return first == '{' ? at + 1 : bare(key, part, at, to);
  }

  private int key(int keyStart, int keyEnd) {
    if (wordLength == 3 && Numbers.isWord(buffer, keyStart, keyEnd - keyStart, "auid")) {
      if (Numbers.isWord(buffer, wordStart, wordLength, "old")) {
        return Role.OLD_AUID.ordinal();
      }
      if (Numbers.isWord(buffer, wordStart, wordLength, "new")) {
        return Role.NEW_AUID.ordinal();
      }
    }
    return keys.find(buffer, keyStart, keyEnd - keyStart);
  }

  /** Reads {@code a12}, {@code a12[3]} and {@code a12_len}. */
  private int argumentKey(int keyStart, int keyEnd) {
    int at = keyStart + 1;
    int argument = 0;
    while (at < keyEnd && isDigit(buffer[at]) && at < keyStart + 8) {
      argument = argument * 10 + (buffer[at++] - '0');
    }
    boolean known = at == keyEnd || buffer[at] == '[' || isLength(at, keyEnd);
    return known
        ? RecordKeys.argumentKey(argument)
        : keys.find(buffer, keyStart, keyEnd - keyStart);
  }

  private int argumentPart(int keyStart, int keyEnd) {
    for (int at = keyStart + 1; at < keyEnd; at++) {
      if (buffer[at] == '[') {
        int close = buffer[keyEnd - 1] == ']' ? keyEnd - 1 : keyEnd;
        return (int) Numbers.decimal(buffer, at + 1, Math.min(6, close - at - 1), 0) & 0xFFFFF;
      }
      if (isLength(at, keyEnd)) {
        return AuditRecord.LENGTH;
      }
    }
    return AuditRecord.WHOLE;
  }

  private boolean isLength(int at, int keyEnd) {
    return Numbers.isWord(buffer, at, keyEnd - at, "_len");
  }

  /** Reads the pairs inside of the single quotes behind {@code msg=}. */
  private int nested(int key, int from, int to) {
    int limit = from;
    while (limit < to && buffer[limit] != GROUP_SEPARATOR) {
      limit++;
    }
    int end = limit;
    while (end > from && buffer[end - 1] != '\'') {
      end--;
    }
    end = end > from ? end - 1 : limit;
    add(key, AuditRecord.WHOLE, from, end - from, Form.PLAIN);
    inside = true;
    pairs(from, end);
    inside = false;
    return Math.min(to, end + 1);
  }

  /** Reads a value without quotes. */
  private int bare(int key, int part, int from, int to) {
    if (from < to && buffer[from] == '(' && Numbers.startsWith(buffer, from, to, NULL_WORD)) {
      add(key, part, from, NULL_WORD.length(), Form.NULL);
      return from + NULL_WORD.length();
    }
    int end = from;
    while (end < to
        && buffer[end] != ' '
        && buffer[end] != GROUP_SEPARATOR
        && !isEscapedSeparator(end, to)) {
      end++;
    }
    if (key == Role.OP.ordinal()) {
      end = sentence(end, to);
    }
    int length = trimmed(from, end);
    byte form = key < 0 && part == AuditRecord.LENGTH ? Form.PLAIN : hexForm(key);
    if (form != Form.PLAIN && !Form.isHex(buffer, from, length)) {
      form = Form.PLAIN;
    }
    add(key, part, from, length, form);
    return end;
  }

  private byte hexForm(int key) {
    if (key < RecordKeys.UNKNOWN) {
      return record.type == RecordType.EXECVE ? Form.HEX : Form.PLAIN;
    }
    return keys.hexForm(key);
  }

  /** Some writers put words behind {@code op=} without quotes; they end where a pair begins. */
  private int sentence(int from, int to) {
    int end = from;
    while (end < to && buffer[end] == ' ') {
      int wordEnd = end + 1;
      while (wordEnd < to && buffer[wordEnd] > ' ' && buffer[wordEnd] != '=') {
        wordEnd++;
      }
      if (wordEnd == end + 1 || (wordEnd < to && buffer[wordEnd] == '=')) {
        return end;
      }
      end = wordEnd;
    }
    return end;
  }

  /** The length without a comma, bracket or quote that belongs to the text around. */
  private int trimmed(int from, int end) {
    int last = end - 1;
    if (last < from) {
      return 0;
    }
    byte b = buffer[last];
    boolean loose = b == ',' || b == '"' || (b == ')' && buffer[from] != '(');
    return loose ? last - from : end - from;
  }

  private void add(int key, int part, int from, int length, byte form) {
    if (!record.add(key, part, from, length, form)) {
      crowded = true;
    }
  }

  private int quote(int from, int to) {
    int at = from;
    while (at < to && buffer[at] != '"') {
      at++;
    }
    return at;
  }

  private int skipBlanks(int from, int to) {
    int at = from;
    while (at < to && (buffer[at] == ' ' || buffer[at] == '\t')) {
      at++;
    }
    return at;
  }

  private int blank(int from, int to) {
    int at = from;
    while (at < to && buffer[at] != ' ') {
      at++;
    }
    return at;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
