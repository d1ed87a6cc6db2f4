package org.hansho.format.envelope;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.Values;
import org.hansho.record.EventSink;
import org.hansho.record.Limits;

/**
 * Sign-ins, directory audits and risk detections of Microsoft Entra ID as Microsoft Graph gives
 * them, the portal downloads them as JSON, and the commands of PowerShell turn them into JSON: each
 * is read as the row that Azure Monitor makes of it, which holds the same object as properties.
 *
 * <p>Source: Microsoft Graph REST API, resource types signIn, directoryAudit and riskDetection;
 * Azure Monitor reference, tables SigninLogs and AuditLogs.
 */
final class EntraGraph extends ObjectEnvelope {
  private static final byte[] FALSE = Values.ascii("false");
  private static final byte[] SERVICE_PRINCIPAL = Values.ascii("servicePrincipal");
  private static final byte[] MANAGED_IDENTITY = Values.ascii("managedIdentity");
  private static final byte[] ADDRESS_KEY = Values.ascii("IPAddress");
  private static final byte[] DATE = Values.ascii("\\/Date(");
  private static final byte[] DATE_READ = Values.ascii("/Date(");

  /** Members of the row, in order, and where the object has the same. */
  private static final List<Taken> ROW =
      List.of(
          new Taken("callerIpAddress", List.of("ipAddress", "ipAddressFromResourceProvider")),
          new Taken("resultType", List.of("status.errorCode", "result")),
          new Taken("resultDescription", List.of("status.failureReason", "resultReason")),
          new Taken("correlationId", List.of("correlationId")));

  private record Taken(String member, List<String> paths) {}

  private static final List<String> MEMBERS =
      List.of(
          "createdDateTime",
          "activityDateTime",
          "detectedDateTime",
          "activityDisplayName",
          "riskEventType",
          "userPrincipalName",
          "servicePrincipalId",
          "isInteractive",
          "signInEventTypes",
          "homeTenantId",
          "resourceTenantId",
          "ipAddress",
          "ipAddressFromResourceProvider",
          "status.errorCode",
          "status.failureReason",
          "result",
          "resultReason",
          "correlationId");

  EntraGraph() {
    super(shape(), both(MEMBERS));
  }

  private static JsonEnvelope shape() {
    return new JsonEnvelope(
            "entra-graph",
            "Sign-ins, directory audits and risk detections of Entra ID from Microsoft Graph, the"
                + " portal (JSON) or PowerShell.")
        .knownBy(inList("createdDateTime", "activityDateTime"))
        .knownBy(
            inList("userPrincipalName", "servicePrincipalId", "activityDisplayName", "initiatedBy"))
        .knownBy(
            inList(
                "appDisplayName",
                "appId",
                "resourceDisplayName",
                "targetResources",
                "riskEventType",
                "loggedByService"))
        .knownBy(
            inList(
                "status",
                "conditionalAccessStatus",
                "isInteractive",
                "signInEventTypes",
                "initiatedBy",
                "riskEventType"))
        .unless("properties", "TimeGenerated", "operationName", "Type")
        .text(inList("createdDateTime", "activityDateTime"));
  }

  /** A path in a record and in the first list of records, and as PowerShell spells it. */
  private static String[] inList(String... paths) {
    return both(List.of(paths)).stream()
        .flatMap(path -> List.of(path, "value." + path).stream())
        .toArray(String[]::new);
  }

  private static List<String> both(List<String> paths) {
    return paths.stream().flatMap(path -> List.of(path, raised(path)).stream()).distinct().toList();
  }

  private static String raised(String path) {
    if (path.startsWith("ipAddress")) {
      return "IP" + path.substring(2);
    }
    StringBuilder raised = new StringBuilder();
    for (String part : path.split("\\.")) {
      raised.append(raised.isEmpty() ? "" : ".");
      raised.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
    }
    return raised.toString();
  }

  @Override
  Opening opening(Fields own, Limits limits, Receiver receiver) {
    return new Rows(own, receiver);
  }

  private static final class Rows implements Opening {
    private final Fields own;
    private final Receiver receiver;
    private final JsonLine line = new JsonLine();
    private byte[] lowered = new byte[1024];

    Rows(Fields own, Receiver receiver) {
      this.own = own;
      this.receiver = receiver;
    }

    @Override
    public void open(Event event, EnclosedText found, EventSink sink) {
      boolean audit = slot(event, "activityDisplayName") != Event.NONE;
      line.begin();
      time(event);
      line.text("resourceId", "/tenants/" + tenant(event) + "/providers/Microsoft.aadiam");
      line.text("category", category(event, audit));
      if (audit) {
        text("operationName", event, slot(event, "activityDisplayName"));
      } else {
        line.text("operationName", "Sign-in activity");
      }
      ROW.forEach(taken -> text(taken.member(), event, first(event, taken.paths())));
      properties(event);
      line.end();
      found.rewritten(line.bytes(), line.length(), event.position());
      receiver.receive(found, sink);
    }

    private int slot(Event event, String path) {
      int slot = Values.scalar(event, own.id(path));
      int other = slot == Event.NONE ? Values.scalar(event, own.id(raised(path))) : slot;
      return other == Event.NONE || event.length(other) == 0 ? Event.NONE : other;
    }

    private int first(Event event, List<String> paths) {
      for (String path : paths) {
        int slot = slot(event, path);
        if (slot != Event.NONE) {
          return slot;
        }
      }
      return Event.NONE;
    }

    private String tenant(Event event) {
      int slot = first(event, List.of("homeTenantId", "resourceTenantId"));
      return slot == Event.NONE ? "unknown" : event.text(slot);
    }

    private String category(Event event, boolean audit) {
      if (slot(event, "riskEventType") != Event.NONE) {
        return "UserRiskEvents";
      }
      if (audit) {
        return "AuditLogs";
      }
      if (isSaid(event, "signInEventTypes", MANAGED_IDENTITY)) {
        return "ManagedIdentitySignInLogs";
      }
      boolean nobody = slot(event, "userPrincipalName") == Event.NONE;
      if (isSaid(event, "signInEventTypes", SERVICE_PRINCIPAL)
          || (nobody && slot(event, "servicePrincipalId") != Event.NONE)) {
        return "ServicePrincipalSignInLogs";
      }
      return isSaid(event, "isInteractive", FALSE) ? "NonInteractiveUserSignInLogs" : "SignInLogs";
    }

    private boolean isSaid(Event event, String path, byte[] text) {
      for (String one : List.of(path, raised(path))) {
        for (int slot = event.first(own.id(one)); slot != Event.NONE; slot = event.next(slot)) {
          if (event.isScalar(slot) && event.text(slot).equalsIgnoreCase(ascii(text))) {
            return true;
          }
        }
      }
      return false;
    }

    private static String ascii(byte[] text) {
      return new String(text, StandardCharsets.US_ASCII);
    }

    private void text(String member, Event event, int slot) {
      if (slot != Event.NONE) {
        line.text(member, event.buffer(slot), event.start(slot), event.length(slot));
      }
    }

    /** Windows PowerShell writes a time as {@code /Date(1763632800000)/}. */
    private void time(Event event) {
      int slot = first(event, List.of("activityDateTime", "createdDateTime", "detectedDateTime"));
      if (slot == Event.NONE) {
        return;
      }
      byte[] buffer = event.buffer(slot);
      int start = event.start(slot);
      int length = event.length(slot);
      int front = DATE_READ.length;
      boolean counted =
          length > front + 2 && Arrays.equals(buffer, start, start + front, DATE_READ, 0, front);
      int from = counted ? start + front : start;
      line.text("time", buffer, from, counted ? length - front - 2 : length);
    }

    /** The object as it is, with the names of members as Graph spells them. */
    private void properties(Event event) {
      byte[] bytes = event.recordBuffer();
      int from = event.recordOffset();
      int to = from + event.recordLength();
      JsonMembers members = new JsonMembers().begin(bytes, from, to);
      boolean raised = members.next() && members.beginsWithCapital();
      if (raised) {
        int length = lower(bytes, from, to);
        line.raw("properties", lowered, 0, length);
      } else {
        line.raw("properties", bytes, from, to - from);
      }
    }

    /** Copies JSON; names of members begin in lower case, and times are numbers in texts. */
    private int lower(byte[] bytes, int from, int to) {
      lowered = lowered.length < to - from ? new byte[to - from] : lowered;
      int length = 0;
      int at = from;
      while (at < to) {
        int behind = bytes[at] == '"' ? Math.min(to, JsonMembers.string(bytes, at, to)) : at + 1;
        int colon = bytes[at] == '"' ? JsonMembers.space(bytes, behind, to) : to;
        boolean key = colon < to && bytes[colon] == ':';
        System.arraycopy(bytes, at, lowered, length, behind - at);
        if (key && behind - at > 2) {
          boolean address =
              behind - at - 2 >= ADDRESS_KEY.length
                  && Arrays.equals(
                      bytes,
                      at + 1,
                      at + 1 + ADDRESS_KEY.length,
                      ADDRESS_KEY,
                      0,
                      ADDRESS_KEY.length);
          lowered[length + 1] = (byte) Character.toLowerCase(lowered[length + 1]);
          lowered[length + 2] = address ? (byte) 'p' : lowered[length + 2];
        } else if (behind - at > DATE.length + 5
            && Arrays.equals(bytes, at + 1, at + 1 + DATE.length, DATE, 0, DATE.length)) {
          int digits = behind - at - DATE.length - 5;
          System.arraycopy(bytes, at + 1 + DATE.length, lowered, length + 1, digits);
          lowered[length + 1 + digits] = '"';
          length += digits + 2 - (behind - at);
        }
        length += behind - at;
        at = behind;
      }
      return length;
    }
  }
}
