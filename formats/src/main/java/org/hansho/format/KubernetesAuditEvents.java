package org.hansho.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.KeywordText;
import org.hansho.event.LogSource;
import org.hansho.event.TextVisitor;
import org.hansho.event.ValueKind;
import org.hansho.json.JsonPaths;
import org.hansho.json.JsonScanner;
import org.hansho.json.JsonValues;
import org.hansho.record.EventSink;
import org.hansho.record.Limits;

/**
 * Makes events of scanned audit records.
 *
 * <p>Native names stay. Fields below {@code kubernetes.pod} are those of the pod's specification
 * wherever the request carries it ({@link KubernetesPodPaths}). {@code event.outcome} is {@code
 * success} for response codes below 400 and {@code failure} for the others; without a code a
 * panicking handler and a refused authorization count as failure, and nothing is said otherwise,
 * since the stage RequestReceived precedes the answer. An AKS row is copied together with its
 * decoded event, so that the record is the row as written and values lie behind it.
 */
public final class KubernetesAuditEvents {
  static final EventClass AUDIT =
      EventClass.of("kubernetes.audit", LogSource.of("kubernetes", "application", "audit"));

  /** Rows of other AKS categories, such as the scheduler's messages. */
  static final EventClass COMPONENT =
      EventClass.of("kubernetes.component", LogSource.of("kubernetes", null, "component"));

  /** Every class of event made here. */
  public static final List<EventClass> CLASSES = List.of(AUDIT, COMPONENT);

  /** Fields that share the path of a native one. */
  private static final Renames SHARED =
      Renames.of(
          """
          user.name                  | user.username
          user.id                    | user.uid
          source.ip                  | sourceIPs
          user_agent.original        | userAgent
          event.action               | verb
          orchestrator.namespace     | objectRef.namespace
          apiGroup                   | objectRef.apiGroup
          """);

  /** Fields of the pod, wherever the request carries it. */
  private static final Renames OF_PODS =
      Renames.of(
          """
          container.name             | kubernetes.pod.containers.name
          container.image.name       | kubernetes.pod.containers.image
          hostPath                   | kubernetes.pod.volumes.hostPath.path
          capabilities               | kubernetes.pod.containers.securityContext.capabilities.add
          """);

  private static final Renames COPIED =
      Renames.of(
          """
          orchestrator.resource.name | objectRef.name, requestObject.metadata.name, responseObject.metadata.name
          orchestrator.resource.type | (objectRef.resource in the singular)
          event.outcome              | (responseStatus.code: success below 400, else failure)
          orchestrator.cluster.name  | (last segment of resourceId, in rows of AKS)
          cloud.resource_id          | (resourceId, in rows of AKS)
          """);

  private static final String[] TIMES = {
    "stageTimestamp", "requestReceivedTimestamp", "timestamp", "metadata.creationTimestamp", "time"
  };

  /** The fields read here. */
  public static final Set<String> READS = reads();

  private static final byte[] PANIC = Values.ascii("Panic");
  private static final byte[] FORBID = Values.ascii("forbid");
  private static final byte[] PATCH = Values.ascii("patch");
  private static final byte[] KUBE_AUDIT = Values.ascii("kube-audit");

  private final Event inner;
  private final JsonScanner innerScanner;
  private final JsonScanner patchedPod;
  private final int[] patchedFields;
  private final Renames.Copies copies;
  private final JsonValues values = new JsonValues();
  private final KeywordText keywords = KeywordText.inRecord(this::visitValues);

  private final int[] times;
  private final int verb;
  private final int stage;
  private final int code;
  private final int decision;
  private final int patchPath;
  private final int log;
  private final int category;
  private final int resourceId;
  private final int resource;
  private final int kind;
  private final int outcome;
  private final int cluster;
  private final int cloudResource;

  /** The row and behind it the decoded event. */
  private byte[] row = {};

  private int bodyStart;
  private int bodyLength;

  /** Makes events over these fields; {@code paths} are those of {@link #addPaths}. */
  public KubernetesAuditEvents(Fields fields, JsonPaths paths, Limits limits) {
    inner = new Event(fields);
    innerScanner = new JsonScanner(paths, inner, limits.depth(), limits.values());
    patchedPod =
        new JsonScanner(
            KubernetesPodPaths.ofResponse(fields, OF_PODS), inner, limits.depth(), limits.values());
    patchedFields = KubernetesPodPaths.fields(fields, OF_PODS);
    copies = COPIED.bind(fields);
    times = Values.ids(fields, TIMES);
    verb = fields.id("verb");
    stage = fields.id("stage");
    code = fields.id("responseStatus.code");
    decision = fields.id("annotations.authorization.k8s.io/decision");
    patchPath = fields.id("requestObject.path");
    log = fields.id("properties.log");
    category = fields.id("category");
    resourceId = fields.id("resourceId");
    resource = fields.id("objectRef.resource");
    kind = fields.id("orchestrator.resource.type");
    outcome = fields.id("event.outcome");
    cluster = fields.id("orchestrator.cluster.name");
    cloudResource = fields.id("cloud.resource_id");
  }

  /** The common fields filled, and from what. */
  public static Map<String, String> commonFields() {
    Map<String, String> words = new LinkedHashMap<>(SHARED.words());
    words.putAll(OF_PODS.words());
    words.putAll(COPIED.words());
    return words;
  }

  private static Set<String> reads() {
    Set<String> names = new TreeSet<>(List.of(TIMES));
    names.addAll(
        List.of(
            "verb",
            "stage",
            "responseStatus.code",
            "annotations.authorization.k8s.io/decision",
            "requestObject.path",
            "objectRef.resource",
            "properties.log",
            "category",
            "resourceId"));
    names.addAll(COPIED.allSources());
    return Set.copyOf(names);
  }

  static JsonPaths paths(Fields fields) {
    JsonPaths.Builder paths = JsonPaths.builder();
    addPaths(paths, fields);
    return paths.build();
  }

  /** Adds the path of every field that is read. */
  public static void addPaths(JsonPaths.Builder paths, Fields fields) {
    for (String name : fields.names()) {
      paths.path(name, fields.id(name));
    }
    paths.path("log_s", fields.id("properties.log"));
    paths.path("ResourceId", fields.id("resourceId"));
    SHARED.addPaths(paths, fields);
    KubernetesPodPaths.ofRequest(paths, fields, OF_PODS);
  }

  /** Adds the paths of the fields of a pod, whose object lies under {@code body}. */
  public static void addPodPaths(JsonPaths.Builder paths, Fields fields, String body) {
    KubernetesPodPaths.of(paths, fields, OF_PODS, body);
  }

  /** Whether the scanned record is an audit event or wraps one. */
  public boolean isMine(Event event) {
    return Values.scalar(event, verb) != Event.NONE || Values.scalar(event, log) != Event.NONE;
  }

  /** Completes an event and passes it on, or reports its record as malformed. */
  public void record(Event event, EventSink sink) {
    if (Values.scalar(event, log) != Event.NONE) {
      row(event, sink);
      return;
    }
    bodyStart = event.recordOffset();
    bodyLength = event.recordLength();
    audit(event, sink, Event.NO_TIME);
  }

  /** Opens a row of Azure Monitor. */
  private void row(Event event, EventSink sink) {
    long rowTime = Values.firstTime(event, times);
    if (!Values.startsWith(event, category, KUBE_AUDIT)
        && Values.scalar(event, category) != Event.NONE) {
      event.setTime(rowTime);
      event.setEventClass(COMPONENT);
      event.setKeywordText(keywords);
      bodyStart = event.recordOffset();
      bodyLength = event.recordLength();
      sink.event(event);
      return;
    }
    copyRow(event);
    inner.begin(row, 0, event.recordLength(), event.position());
    inner.noteSpelling(event.spelling());
    if (bodyLength == 0
        || row[bodyStart] != '{'
        || innerScanner.read(row, bodyStart, bodyStart + bodyLength, inner) < 0) {
      sink.malformed(Values.malformed(event, ObjectFaults.NO_AUDIT_LOG));
      return;
    }
    int id = Values.scalar(event, resourceId);
    if (id != Event.NONE) {
      addCluster(event, id);
    }
    audit(inner, sink, rowTime);
  }

  private void copyRow(Event event) {
    int slot = Values.scalar(event, log);
    byte[] decoded = event.buffer(slot);
    int start = event.start(slot);
    int end = start + event.length(slot);
    while (start < end && decoded[start] <= ' ' && decoded[start] >= 0) {
      start++;
    }
    bodyStart = event.recordLength();
    bodyLength = end - start;
    if (row.length < bodyStart + bodyLength) {
      row = new byte[Math.max(bodyStart + bodyLength, row.length * 2)];
    }
    System.arraycopy(event.recordBuffer(), event.recordOffset(), row, 0, bodyStart);
    System.arraycopy(decoded, start, row, bodyStart, bodyLength);
  }

  private void addCluster(Event event, int idSlot) {
    byte[] buffer = event.buffer(idSlot);
    int start = event.start(idSlot);
    int length = event.length(idSlot);
    if (cloudResource != Fields.UNREAD) {
      inner.addCopy(cloudResource, ValueKind.STRING, buffer, start, length);
    }
    inner.addCopy(resourceId, ValueKind.STRING, buffer, start, length);
    Values.addLastSegment(inner, cluster, resourceId);
  }

  private void audit(Event event, EventSink sink, long rowTime) {
    if (Values.scalar(event, verb) == Event.NONE) {
      sink.malformed(Values.malformed(event, ObjectFaults.NO_VERB));
      return;
    }
    long time = Values.firstTime(event, times);
    event.setTime(time == Event.NO_TIME ? rowTime : time);
    event.setEventClass(AUDIT);
    event.setKeywordText(keywords);
    if (Values.is(event, verb, PATCH) && patchesPod(event)) {
      // A pod of a JSON patch is seen whole only in the answer.
      patchedPod.read(event.recordBuffer(), bodyStart, bodyStart + bodyLength, event);
    }
    copies.apply(event);
    if (kind != Fields.UNREAD) {
      KubernetesKind.add(event, kind, resource);
    }
    if (outcome != Fields.UNREAD) {
      addOutcome(event);
    }
    sink.event(event);
  }

  /** Whether a JSON patch (a list of operations) touches containers or volumes. */
  private boolean patchesPod(Event event) {
    if (patchedFields.length == 0) {
      return false;
    }
    for (int slot = event.first(patchPath); slot != Event.NONE; slot = event.next(slot)) {
      if (KubernetesPodPaths.isInPod(event.buffer(slot), event.start(slot), event.length(slot))) {
        return true;
      }
    }
    return false;
  }

  private void addOutcome(Event event) {
    int status = Values.number(event, code);
    if (status > 0) {
      Values.add(event, outcome, status < 400 ? Values.SUCCESS : Values.FAILURE);
    } else if (Values.is(event, stage, PANIC) || Values.is(event, decision, FORBID)) {
      Values.add(event, outcome, Values.FAILURE);
    }
  }

  private void visitValues(Event event, TextVisitor visitor) {
    values.visit(event.recordBuffer(), bodyStart, bodyLength, visitor);
  }
}
