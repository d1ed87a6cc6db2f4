package org.hansho.analyze;

import java.util.Set;
import java.util.TreeSet;
import org.hansho.event.Analyzer;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;
import org.hansho.web.EvidenceFamily;
import org.hansho.web.RequestAnalysis;
import org.hansho.web.RequestEvidence;

/**
 * Judges what a web server logged of a request (see {@link RequestAnalysis}).
 *
 * <p>{@code url.path.normalized} is the path decoded, in lower case, without detours, {@code
 * url.extension} its ending. {@code web.evidence.family}, {@code .parameter}, {@code .value} and
 * {@code .reason} have one value for each finding, in one order: what it is, the parameter (or
 * {@code path}, {@code user-agent} …), its decoded bytes, and why in one word. {@code
 * web.evidence.fingerprint} is the shape of the first SQL injection, {@code web.evidence.count} the
 * number of findings that point to an attack, {@code web.path.kind} what attackers hope for at the
 * path, {@code web.tool} the scanner that the client says it is.
 */
final class WebRequestAnalyzer implements Analyzer {
  private static final String METHOD = "http.request.method";
  private static final String VERSION = "http.version";
  private static final String REFERRER = "http.request.referrer";
  private static final String PATH = "url.path";
  private static final String QUERY = "url.query";
  private static final String ORIGINAL = "url.original";
  private static final String AGENT = "user_agent.original";

  private static final String NORMAL_PATH = "url.path.normalized";
  private static final String EXTENSION = "url.extension";
  private static final String FAMILY = "web.evidence.family";
  private static final String PARAMETER = "web.evidence.parameter";
  private static final String VALUE = "web.evidence.value";
  private static final String REASON = "web.evidence.reason";
  private static final String FINGERPRINT = "web.evidence.fingerprint";
  private static final String COUNT = "web.evidence.count";
  private static final String PATH_KIND = "web.path.kind";
  private static final String TOOL = "web.tool";

  @Override
  public String name() {
    return "web-request";
  }

  @Override
  public Set<String> reads() {
    Set<String> reads =
        new TreeSet<>(Set.of(METHOD, VERSION, REFERRER, PATH, QUERY, ORIGINAL, AGENT));
    reads.addAll(WebHeaders.fields());
    return reads;
  }

  @Override
  public Set<String> writes() {
    return Set.of(
        NORMAL_PATH,
        EXTENSION,
        FAMILY,
        PARAMETER,
        VALUE,
        REASON,
        FINGERPRINT,
        COUNT,
        PATH_KIND,
        TOOL);
  }

  @Override
  public boolean appliesTo(EventClass eventClass) {
    return WebRequests.are(eventClass);
  }

  @Override
  public Step bind(Fields fields) {
    return new Bound(fields);
  }

  /** The analyzer for one thread. */
  private static final class Bound implements Step {
    private final RequestAnalysis analysis = new RequestAnalysis();
    private final Part readMethod = analysis::method;
    private final Part readVersion = analysis::version;
    private final Part readPath = analysis::path;
    private final Part readTarget = analysis::target;
    private final Part readQuery = analysis::query;
    private final Part readReferrer = analysis::referrer;
    private final Part readAgent = analysis::agent;
    private final WebHeaders headers;
    private final int method;
    private final int version;
    private final int referrer;
    private final int path;
    private final int query;
    private final int original;
    private final int agent;
    private final int normalPath;
    private final int extension;
    private final int family;
    private final int parameter;
    private final int value;
    private final int reason;
    private final int fingerprint;
    private final int count;
    private final int pathKind;
    private final int tool;

    Bound(Fields fields) {
      headers = new WebHeaders(fields);
      method = fields.id(METHOD);
      version = fields.id(VERSION);
      referrer = fields.id(REFERRER);
      path = fields.id(PATH);
      query = fields.id(QUERY);
      original = fields.id(ORIGINAL);
      agent = fields.id(AGENT);
      normalPath = fields.id(NORMAL_PATH);
      extension = fields.id(EXTENSION);
      family = fields.id(FAMILY);
      parameter = fields.id(PARAMETER);
      value = fields.id(VALUE);
      reason = fields.id(REASON);
      fingerprint = fields.id(FINGERPRINT);
      count = fields.id(COUNT);
      pathKind = fields.id(PATH_KIND);
      tool = fields.id(TOOL);
    }

    @Override
    public void analyze(Event event) {
      analysis.begin();
      give(event, method, readMethod);
      give(event, version, readVersion);
      if (!give(event, path, readPath)) {
        give(event, original, readTarget);
      }
      give(event, query, readQuery);
      give(event, referrer, readReferrer);
      headers.give(event, analysis);
      if (give(event, agent, readAgent) && analysis.agentIdentity() != 0) {
        event.setIdentity(event.first(agent), analysis.agentIdentity());
      }
      write(event);
    }

    private static boolean give(Event event, int field, Part part) {
      int slot = field == Fields.UNREAD ? Event.NONE : event.first(field);
      if (slot == Event.NONE || event.kind(slot) != ValueKind.STRING) {
        return false;
      }
      byte[] buffer = event.buffer(slot);
      int start = event.start(slot);
      part.read(buffer, start, start + event.length(slot));
      return true;
    }

    private void write(Event event) {
      RequestEvidence evidence = analysis.evidence();
      byte[] bytes = evidence.bytes();
      writePath(event, normalPath, bytes, analysis.pathFrom());
      writePath(event, extension, bytes, analysis.extensionFrom());
      add(event, tool, bytes, analysis.toolFrom(), analysis.toolTo());
      if (pathKind != Fields.UNREAD && !analysis.pathKind().isEmpty()) {
        event.addText(pathKind, analysis.pathKind());
      }
      int attacks = 0;
      for (int i = 0; i < evidence.count(); i++) {
        finding(event, evidence, i);
        attacks += isAttack(evidence.family(i)) ? 1 : 0;
      }
      add(event, fingerprint, evidence.fingerprint(), 0, evidence.fingerprintLength());
      if (attacks > 0 && count != Fields.UNREAD) {
        event.addText(count, Integer.toString(attacks));
      }
    }

    /** The path from somewhere on; which text that is, is known with the path. */
    private void writePath(Event event, int field, byte[] bytes, int from) {
      int length = analysis.pathTo() - from;
      if (length > 0 && field != Fields.UNREAD) {
        int slot = event.addCopy(field, ValueKind.STRING, bytes, from, length);
        if (analysis.pathIdentity() != 0) {
          event.setIdentity(slot, analysis.pathIdentity());
        }
      }
    }

    private void finding(Event event, RequestEvidence evidence, int finding) {
      byte[] bytes = evidence.bytes();
      if (family != Fields.UNREAD) {
        event.addText(family, evidence.family(finding).word());
      }
      if (reason != Fields.UNREAD) {
        event.addText(reason, evidence.reason(finding));
      }
      addAny(event, parameter, bytes, evidence.nameFrom(finding), evidence.nameTo(finding));
      addAny(event, value, bytes, evidence.valueFrom(finding), evidence.valueTo(finding));
    }

    private static boolean isAttack(EvidenceFamily family) {
      return family != EvidenceFamily.SENSITIVE_PATH && family != EvidenceFamily.SCANNER_AGENT;
    }

    private static void add(Event event, int field, byte[] bytes, int from, int to) {
      if (to > from) {
        addAny(event, field, bytes, from, to);
      }
    }

    private static void addAny(Event event, int field, byte[] bytes, int from, int to) {
      if (field != Fields.UNREAD) {
        event.addCopy(field, ValueKind.STRING, bytes, from, to - from);
      }
    }
  }

  /** A part of the request that is handed over. */
  @FunctionalInterface
  private interface Part {
    void read(byte[] text, int from, int to);
  }
}
