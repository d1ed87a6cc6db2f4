package org.hansho.format.envelope;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;
import org.hansho.format.Values;
import org.hansho.json.JsonPaths;
import org.hansho.json.JsonScanner;
import org.hansho.record.EventSink;
import org.hansho.record.Limits;

/**
 * Rows of the Log Analytics tables AKSAudit, AKSAuditAdmin and ArcK8sAudit, which hold an audit
 * event of Kubernetes a column each: they are put together again as the API server writes them.
 *
 * <p>Source: Azure Monitor reference, table AKSAudit; Kubernetes, "kube-apiserver Audit
 * Configuration (v1)".
 */
final class AksAuditTable extends ObjectEnvelope {
  private static final byte[] VERSION = Values.ascii("audit.k8s.io/v1");
  private static final byte[] KIND = Values.ascii("Event");

  /** Column and member, in the order of the members. */
  private static final Map<String, String> MEMBERS = members();

  AksAuditTable() {
    super(
        new JsonEnvelope(
                "log-analytics-aks-audit",
                "Rows of the Log Analytics tables AKSAudit and AKSAuditAdmin.")
            .knownBy("AuditId")
            .knownBy("RequestUri", "Verb")
            .knownBy("Stage", "Level")
            .text("AuditId")
            .sender(SenderField.RESOURCE, "_ResourceId")
            .sender(SenderField.CLUSTER, "_ResourceId"),
        List.copyOf(MEMBERS.keySet()));
  }

  private static Map<String, String> members() {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("Level", "level");
    members.put("AuditId", "auditID");
    members.put("Stage", "stage");
    members.put("RequestUri", "requestURI");
    members.put("Verb", "verb");
    members.put("User", "user");
    members.put("ImpersonatedUser", "impersonatedUser");
    members.put("SourceIps", "sourceIPs");
    members.put("UserAgent", "userAgent");
    members.put("ObjectRef", "objectRef");
    members.put("ResponseStatus", "responseStatus");
    members.put("RequestObject", "requestObject");
    members.put("ResponseObject", "responseObject");
    members.put("RequestReceivedTime", "requestReceivedTimestamp");
    members.put("StageReceivedTime", "stageTimestamp");
    members.put("Annotations", "annotations");
    return members;
  }

  @Override
  Opening opening(Fields own, Limits limits, Receiver receiver) {
    return new Rows(own, limits, receiver);
  }

  private static final class Rows implements Opening {
    private final Fields own;
    private final Receiver receiver;
    private final JsonLine line = new JsonLine();
    private final JsonScanner checker;
    private final int resource;

    Rows(Fields own, Limits limits, Receiver receiver) {
      this.own = own;
      this.receiver = receiver;
      this.resource = own.id("_ResourceId");
      Fields none = Fields.of(List.of());
      checker = new JsonScanner(JsonPaths.named(none), new Event(none), limits.depth(), 1);
    }

    @Override
    public void open(Event event, EnclosedText found, EventSink sink) {
      int slot = Values.scalar(event, resource);
      if (slot != Event.NONE) {
        byte[] buffer = event.buffer(slot);
        int start = event.start(slot);
        int end = start + event.length(slot);
        found.sender.add(SenderField.RESOURCE, buffer, start, end - start);
        int name = Values.lastSegment(buffer, start, end);
        found.sender.add(SenderField.CLUSTER, buffer, name, end - name);
      }
      line.begin();
      line.text("kind", KIND, 0, KIND.length);
      line.text("apiVersion", VERSION, 0, VERSION.length);
      MEMBERS.forEach((column, member) -> add(event, event.first(own.id(column)), member));
      line.end();
      found.rewritten(line.bytes(), line.length(), event.position());
      receiver.receive(found, sink);
    }

    /** Adds a column; text that is JSON, as exports write dynamic columns, is taken as such. */
    private void add(Event event, int slot, String member) {
      if (slot == Event.NONE || event.kind(slot) == ValueKind.NULL || event.length(slot) == 0) {
        return;
      }
      byte[] buffer = event.buffer(slot);
      int from = event.start(slot);
      int length = event.length(slot);
      if (event.kind(slot) != ValueKind.STRING || isJson(buffer, from, length)) {
        line.raw(member, buffer, from, length);
      } else {
        line.text(member, buffer, from, length);
      }
    }

    private boolean isJson(byte[] buffer, int from, int length) {
      boolean begins = buffer[from] == '{' || buffer[from] == '[';
      return begins && checker.read(buffer, from, from + length) == from + length;
    }
  }
}
