package org.hansho.web;

/** Judges names and values: those of a query, and those of cookies. Belongs to one thread. */
final class Parameters {
  /** Times that a value is decoded, as far as proxies and programs one behind the other do. */
  private static final int MOST_ROUNDS = 3;

  private static final byte[] COOKIE = Ascii.bytes("cookie ");

  private final ScratchText scratch;
  private final RequestEvidence evidence;
  private final ValueJudges judges;
  private final DecodedText decoded;
  private final JsonTexts texts = new JsonTexts();

  Parameters(
      ScratchText scratch, RequestEvidence evidence, ValueJudges judges, DecodedText decoded) {
    this.scratch = scratch;
    this.evidence = evidence;
    this.judges = judges;
    this.decoded = decoded;
  }

  /** Judges a query; gives where it ended, which is before its end if it has too many. */
  int query(byte[] text, int from, int end) {
    int at = from;
    for (int seen = 0; at < end && seen < ProtocolRules.MOST_PARAMETERS; seen++) {
      int stop = at;
      while (stop < end && text[stop] != '&') {
        stop++;
      }
      parameter(text, at, stop);
      at = stop + 1;
    }
    return at;
  }

  /** Judges cookies with semicolons between them. */
  void cookies(byte[] text, int from, int end) {
    int at = from;
    for (int seen = 0; at < end && seen < ProtocolRules.MOST_PARAMETERS; seen++) {
      int stop = at;
      while (stop < end && text[stop] != ';') {
        stop++;
      }
      cookie(text, at, stop);
      at = stop + 1;
    }
  }

  private void cookie(byte[] text, int from, int to) {
    int begin = from;
    while (begin < to && (text[begin] == ' ' || text[begin] == '+')) {
      begin++;
    }
    int equals = equals(text, begin, to);
    if (equals < to) {
      int name = scratch.copy(COOKIE, 0, COOKIE.length);
      scratch.copy(text, begin, equals);
      evidence.part(name, scratch.reserve(0));
      value(text, equals + 1, to);
    }
  }

  private void parameter(byte[] text, int from, int to) {
    int equals = equals(text, from, to);
    int name = decoded.decode(text, from, equals, true);
    int nameEnd = decoded.end();
    evidence.part(name, nameEnd);
    decoded.hidden(name, nameEnd);
    judges.name(decoded.bytes(), name, nameEnd);
    judges.operator(decoded.bytes(), name, nameEnd, equals + 1 >= to);
    if (equals < to) {
      int value = value(text, equals + 1, to);
      judges.remoteFile(decoded.bytes(), name, nameEnd, value, decoded.end());
    }
  }

  private static int equals(byte[] text, int from, int to) {
    int at = from;
    while (at < to && text[at] != '=') {
      at++;
    }
    return at;
  }

  /** Judges a value, and gives where it begins as it was decoded last. */
  private int value(byte[] text, int from, int to) {
    int value = decoded.decode(text, from, to, true);
    int end = decoded.end();
    decoded.hiddenInValue(value, end);
    boolean found = judges.value(decoded.bytes(), value, end);
    for (int round = 1; !found && round < MOST_ROUNDS && decoded.hidesMore(value, end); round++) {
      value = decoded.decodeAgain(value, end);
      end = decoded.end();
      decoded.hiddenInValue(value, end);
      found = judges.value(decoded.bytes(), value, end);
    }
    if (!found && JsonTexts.areIn(decoded.bytes(), value, end)) {
      texts(value, end);
    }
    return value;
  }

  /** What stands in the texts of JSON, where the value as a whole shows nothing. */
  private void texts(int from, int to) {
    texts.begin(decoded.bytes(), from, to);
    boolean found = false;
    while (!found && texts.next()) {
      found = judges.value(decoded.bytes(), texts.from(), texts.end());
    }
  }
}
