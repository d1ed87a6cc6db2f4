package org.hansho.web;

/**
 * Takes one request of an access log apart, decodes its parts a few times and collects what does
 * not belong there.
 *
 * <p>Call {@link #begin}, then those of the other methods whose parts the log has, in any order,
 * then read {@link #evidence}, the normalised path and the rest. Every value is judged after one
 * round of decoding, and after up to two more if something was left to decode and nothing was shown
 * so far; the texts of JSON are then judged one by one. Bodies and most headers are not in access
 * logs, so silence here is no proof.
 *
 * <p>Reused, belongs to one thread, allocates nothing once its buffers have grown. Each byte of a
 * request is looked at a bounded number of times; of a target, {@link #LONGEST} bytes are read.
 */
public final class RequestAnalysis {
  /** Bytes of a target that are read. */
  public static final int LONGEST = 64 << 10;

  /** Marks for which a header is worth a second look. */
  private static final int HEADER =
      ValueMarks.MARKUP
          | ValueMarks.BRACE
          | ValueMarks.CALL
          | ValueMarks.DOLLAR
          | ValueMarks.SCHEME
          | ValueMarks.ON;

  /** Marks for which a path is worth a second look. */
  private static final int PATH_MARKS =
      HEADER | ValueMarks.CLIMB | ValueMarks.SHELL | ValueMarks.EQUALS | ValueMarks.SYSTEM;

  /** Marks for which the segments of a path are worth a second look. */
  private static final int NAMED = ValueMarks.SQL;

  /** Clients that are remembered, and the longest of them. */
  private static final int KNOWN = 512;

  private static final int LONGEST_KNOWN = 512;

  private static final byte[] PATH = Ascii.bytes("path");
  private static final byte[] METHOD = Ascii.bytes("method");
  private static final byte[] TARGET = Ascii.bytes("target");
  private static final byte[] VERSION = Ascii.bytes("version");
  private static final byte[] AGENT = Ascii.bytes("user-agent");
  private static final byte[] REFERRER = Ascii.bytes("referrer");

  private final ScratchText scratch = new ScratchText();
  private final RequestEvidence evidence = new RequestEvidence(scratch);
  private final ValueJudges judges = new ValueJudges(evidence);
  private final DecodedText decoded = new DecodedText(scratch, evidence);
  private final Parameters parameters = new Parameters(scratch, evidence, judges, decoded);
  private final ScannerAgents agents = new ScannerAgents();
  private final SoundWords soundMethods = new SoundWords();
  private final SoundWords soundVersions = new SoundWords();
  private final KnownTexts knownAgents = new KnownTexts(KNOWN, LONGEST_KNOWN);
  private final KnownPaths knownPaths = new KnownPaths();
  private int pathFrom;
  private int pathTo;
  private int extensionFrom;
  private int pathKind;
  private long pathIdentity;
  private long agentIdentity;
  private int toolFrom;
  private int toolTo;

  /** Forgets the request before. */
  public void begin() {
    scratch.clear();
    evidence.clear();
    pathFrom = 0;
    pathTo = 0;
    extensionFrom = 0;
    pathKind = 0;
    pathIdentity = 0;
    agentIdentity = 0;
    toolFrom = 0;
    toolTo = 0;
  }

  // -- parts of the request --------------------------------------------------------------------

  /** The method. */
  public void method(byte[] text, int from, int to) {
    if (!soundMethods.have(text, from, to)) {
      String reason = ProtocolRules.method(text, from, to);
      violation(METHOD, reason, text, from, to);
      keep(soundMethods, reason, text, from, to);
    }
  }

  /** The version, with or without {@code HTTP/}. */
  public void version(byte[] text, int from, int to) {
    if (!soundVersions.have(text, from, to)) {
      String reason = ProtocolRules.version(text, from, to);
      violation(VERSION, reason, text, from, to);
      keep(soundVersions, reason, text, from, to);
    }
  }

  private static void keep(SoundWords into, String reason, byte[] text, int from, int to) {
    if (reason.isEmpty()) {
      into.add(text, from, to);
    }
  }

  /** Path and query as sent. */
  public void target(byte[] text, int from, int to) {
    violation(TARGET, ProtocolRules.target(text, from, to), text, from, to);
    int end = Math.min(to, from + LONGEST);
    int begin = behindAuthority(text, from, end);
    int query = begin;
    while (query < end && text[query] != '?') {
      query++;
    }
    path(text, begin, query);
    if (query < end) {
      query(text, query + 1, end);
    }
  }

  /** The path as sent, where the log has it apart from the query. */
  public void path(byte[] text, int from, int to) {
    int end = Math.min(to, from + LONGEST);
    if (knownPaths.isKnown(text, from, end)) {
      pathFrom = knownPaths.copyNormal(scratch);
      pathTo = scratch.reserve(0);
      extensionFrom = pathFrom + knownPaths.extension();
      pathKind = knownPaths.kind();
      pathIdentity = knownPaths.identity();
    } else {
      int before = evidence.count();
      readPath(text, from, end);
      extensionFrom = findExtension();
      if (evidence.count() == before
          && before < RequestEvidence.MOST
          && knownPaths.keep(text, from, end)) {
        knownPaths.note(bytes(), pathFrom, extensionFrom, pathTo, pathKind);
        pathIdentity = knownPaths.identity();
      }
    }
    if (pathKind != 0) {
      part(PATH);
      evidence.add(EvidenceFamily.SENSITIVE_PATH, pathKind(), pathFrom, pathTo);
    }
  }

  private void readPath(byte[] text, int from, int end) {
    int marks = ValueMarks.of(text, from, end);
    if ((marks & (ValueMarks.PERCENT | PATH_MARKS)) == 0) {
      part(PATH);
      judges.serverRequest(text, from, end);
      normalise(scratch.copy(text, from, end), end - from);
      return;
    }
    part(PATH);
    int at = decoded.decode(text, from, end, false);
    int to = decoded.end();
    decoded.hidden(at, to);
    boolean found = judgePath(at, to);
    if (decoded.isEscaped(at, to)) {
      at = decoded.decode(bytes(), at, to, false);
      to = decoded.end();
      if (!found) {
        decoded.hidden(at, to);
        judgePath(at, to);
      }
    }
    normalise(at, to - at);
  }

  /** The query as sent, without its question mark. */
  public void query(byte[] text, int from, int to) {
    int end = Math.min(to, from + LONGEST);
    int at = parameters.query(text, from, end);
    if (at < end) {
      violation(TARGET, "too-many-parameters", text, at, end);
    }
  }

  /** What the client says of itself. */
  public void agent(byte[] text, int from, int to) {
    int end = Math.min(to, from + LONGEST);
    if (knownAgents.isKnown(text, from, end)) {
      agentIdentity = knownAgents.identity();
      return;
    }
    int before = evidence.count();
    if (agents.find(text, from, end)) {
      tool(text);
    }
    header(AGENT, text, from, end);
    if (evidence.count() == before
        && before < RequestEvidence.MOST
        && knownAgents.keep(text, from, end)) {
      agentIdentity = knownAgents.identity();
    }
  }

  private void tool(byte[] text) {
    byte[] imitation = ScannerAgents.imitation();
    toolFrom =
        agents.isImitated()
            ? scratch.copy(imitation, 0, imitation.length)
            : scratch.copy(text, agents.start(), agents.end());
    toolTo = scratch.reserve(0);
    part(AGENT);
    evidence.add(EvidenceFamily.SCANNER_AGENT, "tool", toolFrom, toolTo);
  }

  /** The page the client says it came from. */
  public void referrer(byte[] text, int from, int to) {
    int end = Math.min(to, from + LONGEST);
    header(REFERRER, text, from, end);
    part(REFERRER);
    int at = scratch.copy(text, from, end);
    judges.serverRequest(bytes(), at, at + end - from);
  }

  /** Another header that the log has. */
  public void header(String name, byte[] text, int from, int to) {
    header(Ascii.bytes(name), text, from, Math.min(to, from + LONGEST));
  }

  /** The cookies, with semicolons between them. */
  public void cookies(byte[] text, int from, int to) {
    parameters.cookies(text, from, Math.min(to, from + LONGEST));
  }

  // -- what was found --------------------------------------------------------------------------

  /** What was found so far. */
  public RequestEvidence evidence() {
    return evidence;
  }

  /** Where the normalised path begins in the evidence's bytes. */
  public int pathFrom() {
    return pathFrom;
  }

  /** Behind the normalised path; the same as its beginning if there is none. */
  public int pathTo() {
    return pathTo;
  }

  /**
   * Which path it is, see {@link org.hansho.event.Event#setIdentity}; 0 if it is not remembered.
   */
  public long pathIdentity() {
    return pathIdentity;
  }

  /** Which client it is, likewise. */
  public long agentIdentity() {
    return agentIdentity;
  }

  /** Where the extension of the path begins, or its end: letters and digits behind its last dot. */
  public int extensionFrom() {
    return extensionFrom;
  }

  /** What attackers hope for at this path, or an empty text. */
  public String pathKind() {
    return pathKind == 0 ? "" : SensitivePaths.kind(pathKind).word();
  }

  /** Where the name of the tool begins in the evidence's bytes. */
  public int toolFrom() {
    return toolFrom;
  }

  /** Behind the name of the tool; the same as its beginning if there is none. */
  public int toolTo() {
    return toolTo;
  }

  private byte[] bytes() {
    return scratch.bytes();
  }

  // -- inside ----------------------------------------------------------------------------------

  private int findExtension() {
    int at = pathTo;
    while (at > pathFrom && Ascii.isWordPart(bytes()[at - 1])) {
      at--;
    }
    return at > pathFrom + 1 && bytes()[at - 1] == '.' && bytes()[at - 2] != '/' ? at : pathTo;
  }

  private void part(byte[] name) {
    int at = scratch.copy(name, 0, name.length);
    evidence.part(at, at + name.length);
  }

  private void violation(byte[] part, String reason, byte[] text, int from, int to) {
    if (!reason.isEmpty()) {
      part(part);
      int end = Math.min(to, from + RequestEvidence.LONGEST_VALUE);
      int at = scratch.copy(text, from, end);
      evidence.add(EvidenceFamily.PROTOCOL_VIOLATION, reason, at, at + end - from);
    }
  }

  private static int behindAuthority(byte[] text, int from, int to) {
    int scheme = Ascii.endOfWord(text, from, to);
    boolean absolute =
        scheme > from
            && scheme + 2 < to
            && text[scheme] == ':'
            && text[scheme + 1] == '/'
            && text[scheme + 2] == '/';
    int at = absolute ? scheme + 3 : from;
    while (absolute && at < to && text[at] != '/' && text[at] != '?') {
      at++;
    }
    return at;
  }

  private boolean judgePath(int from, int to) {
    byte[] text = bytes();
    int marks = ValueMarks.of(text, from, to);
    boolean found = judges.markup(text, from, to, marks);
    found |= judges.path(text, from, to, marks);
    found |= judges.line(text, from, to, marks);
    found |= judges.detour(text, from, to, marks);
    found |= judges.serverRequest(text, from, to);
    found |=
        (marks & ValueMarks.SHELL) != 0
            && PathSigns.isSpoken(text, from, to)
            && judges.command(text, from, to);
    return (marks & NAMED) != 0 ? segments(text, from, to) || found : found;
  }

  /** Names of pages have hyphens and digits; quotes, calls and blanks they seldom have. */
  private boolean segments(byte[] text, int from, int to) {
    boolean found = false;
    int segment = from;
    for (int at = from; at <= to; at++) {
      if (at == to || (text[at] == '/' && !PathSigns.isOfComment(text, at, from, to))) {
        found |= PathSigns.isSuspicious(text, segment, at) && judges.sql(text, segment, at);
        segment = at + 1;
      }
    }
    return found;
  }

  private void normalise(int from, int length) {
    int at = scratch.reserve(length + 2);
    int end = NormalPath.write(scratch.bytes(), from, from + length, scratch.bytes(), at);
    scratch.keep(end);
    pathFrom = at;
    pathTo = end;
    pathKind = SensitivePaths.find(scratch.bytes(), at, end);
  }

  private void header(byte[] name, byte[] text, int from, int to) {
    int marks = ValueMarks.of(text, from, to);
    boolean escaped = (marks & ValueMarks.PERCENT) != 0;
    if ((marks & HEADER) == 0 && !escaped) {
      return;
    }
    part(name);
    int at = scratch.copy(text, from, to);
    int end = at + to - from;
    boolean found = judges.header(bytes(), at, end, marks);
    if (!found && escaped && decoded.isEscaped(at, end)) {
      int plain = decoded.decode(bytes(), at, end, false);
      int plainEnd = decoded.end();
      judges.header(bytes(), plain, plainEnd, ValueMarks.of(bytes(), plain, plainEnd));
    }
  }
}
