package org.hansho.format.cloud;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.KubernetesKind;
import org.hansho.format.Values;
import org.hansho.format.table.Step;

/**
 * The requests of a Kubernetes cluster of Google Cloud, said as the audit log of the API server
 * says them: verb and object from the names of method and resource, the code of HTTP from that of
 * gRPC. Source: Google Kubernetes Engine documentation, "Kubernetes Engine audit logging";
 * google.rpc.Code.
 */
final class KubernetesCalls {
  /** The name of the service whose records are meant. */
  static final String SERVICE = "k8s.io";

  private static final String SERVICE_NAME = "protoPayload.serviceName";
  private static final String METHOD = "protoPayload.methodName";
  private static final String RESOURCE = "protoPayload.resourceName";
  private static final String STATUS = "protoPayload.status.code";
  private static final String REQUESTED_NAME = "protoPayload.request.metadata.name";
  private static final String FROM_RESOURCE = "(of Kubernetes: from protoPayload.resourceName)";

  private static final byte[] SERVICE_BYTES = Values.ascii(SERVICE);
  private static final byte[] NAMESPACES = Values.ascii("namespaces");
  private static final byte[] CREATE = Values.ascii("create");
  private static final byte[] CORE = Values.ascii("core");
  private static final byte[] COMPLETE = Values.ascii("ResponseComplete");
  private static final byte[] OK = Values.ascii("200");
  private static final byte[] CREATED = Values.ascii("201");
  private static final byte[] ERROR = Values.ascii("500");

  /** Codes of HTTP by those of gRPC. */
  private static final Map<Integer, byte[]> CODES =
      Map.of(
          3, Values.ascii("422"),
          5, Values.ascii("404"),
          6, Values.ascii("409"),
          7, Values.ascii("403"),
          16, Values.ascii("401"));

  /** Group, version, "namespaces", namespace, resource, name, subresource. */
  private static final int MOST_PARTS = 7;

  static final Step STEP =
      Step.of(
          Set.of(SERVICE_NAME, METHOD, RESOURCE, STATUS, REQUESTED_NAME, "objectRef.resource"),
          words(),
          Filling::new);

  private KubernetesCalls() {}

  private static Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("verb", "(of Kubernetes: from protoPayload.methodName)");
    words.put("stage", "(of Kubernetes: ResponseComplete)");
    words.put("responseStatus.code", "(of Kubernetes: from protoPayload.status.code)");
    for (String part : List.of("apiGroup", "namespace", "resource", "name", "subresource")) {
      words.put("objectRef." + part, FROM_RESOURCE);
    }
    words.put("orchestrator.namespace", FROM_RESOURCE);
    words.put(
        "orchestrator.resource.name",
        "(of Kubernetes: from protoPayload.resourceName, else " + REQUESTED_NAME + ")");
    words.put("orchestrator.resource.type", FROM_RESOURCE);
    return words;
  }

  private static final class Filling implements Step.Filling {
    private final int service;
    private final int method;
    private final int resourceName;
    private final int status;
    private final int verb;
    private final int stage;
    private final int code;
    private final int group;
    private final int resource;
    private final int kind;
    private final int subresource;
    private final int[] namespaces;
    private final int[] names;
    private final int requestedName;
    private final int resourceNamed;
    private final int[] ends = new int[MOST_PARTS];

    Filling(Fields fields) {
      service = fields.id(SERVICE_NAME);
      method = fields.id(METHOD);
      resourceName = fields.id(RESOURCE);
      status = fields.id(STATUS);
      verb = fields.id("verb");
      stage = fields.id("stage");
      code = fields.id("responseStatus.code");
      group = fields.id("objectRef.apiGroup");
      resource = fields.id("objectRef.resource");
      kind = fields.id("orchestrator.resource.type");
      subresource = fields.id("objectRef.subresource");
      namespaces = Values.ids(fields, "objectRef.namespace", "orchestrator.namespace");
      names = Values.ids(fields, "objectRef.name", "orchestrator.resource.name");
      requestedName = fields.id(REQUESTED_NAME);
      resourceNamed = fields.id("orchestrator.resource.name");
    }

    @Override
    public void fill(Event event) {
      if (!Values.is(event, service, SERVICE_BYTES)) {
        return;
      }
      int call = Values.scalar(event, method);
      if (call != Event.NONE) {
        boolean creates = verb(event, call);
        code(event, creates);
      }
      int object = Values.scalar(event, resourceName);
      if (object != Event.NONE) {
        object(event, object);
      }
      if (stage != Fields.UNREAD) {
        Values.add(event, stage, COMPLETE);
      }
    }

    /** Adds the verb, the last word of the method; whether it creates something. */
    private boolean verb(Event event, int slot) {
      byte[] buffer = event.buffer(slot);
      int start = event.start(slot);
      int end = start + event.length(slot);
      int from = end;
      while (from > start && buffer[from - 1] != '.') {
        from--;
      }
      boolean creates = isWord(buffer, from, end, CREATE);
      add(event, verb, slot, from - start, end - from);
      return creates;
    }

    private void code(Event event, boolean creates) {
      if (code != Fields.UNREAD) {
        int answered =
            Values.scalar(event, status) == Event.NONE ? 0 : Values.number(event, status);
        byte[] fine = creates ? CREATED : OK;
        Values.add(event, code, answered <= 0 ? fine : CODES.getOrDefault(answered, ERROR));
      }
    }

    private void object(Event event, int slot) {
      byte[] buffer = event.buffer(slot);
      int start = event.start(slot);
      int parts = parts(buffer, start, start + event.length(slot));
      if (parts < 3) {
        return;
      }
      if (!isWord(buffer, start, start + ends[0], CORE)) {
        part(event, slot, group, 0);
      }
      boolean inside =
          parts > 4 && isWord(buffer, start + ends[1] + 1, start + ends[2], NAMESPACES);
      int first = inside ? 4 : 2;
      if (inside) {
        for (int field : namespaces) {
          part(event, slot, field, 3);
        }
      }
      part(event, slot, resource, first);
      if (kind != Fields.UNREAD) {
        KubernetesKind.add(event, kind, resource);
      }
      for (int field : names) {
        part(event, slot, field, first + 1 < parts ? first + 1 : MOST_PARTS);
      }
      int requested = Values.scalar(event, requestedName);
      if (first + 1 >= parts && requested != Event.NONE) {
        add(event, resourceNamed, requested, 0, event.length(requested));
      }
      part(event, slot, subresource, first + 2 < parts ? first + 2 : MOST_PARTS);
    }

    /** Where the parts between slashes end, from the beginning of the text; how many there are. */
    private int parts(byte[] buffer, int start, int end) {
      int parts = 0;
      for (int at = start; at <= end && parts < MOST_PARTS; at++) {
        if (at == end || buffer[at] == '/') {
          ends[parts++] = at - start;
        }
      }
      return parts;
    }

    private void part(Event event, int slot, int field, int part) {
      if (part < MOST_PARTS) {
        int from = part == 0 ? 0 : ends[part - 1] + 1;
        add(event, field, slot, from, ends[part] - from);
      }
    }

    private static void add(Event event, int field, int slot, int from, int length) {
      if (field != Fields.UNREAD && length > 0) {
        event.addPart(field, slot, from, length);
      }
    }

    private static boolean isWord(byte[] buffer, int from, int to, byte[] word) {
      return Arrays.equals(buffer, from, to, word, 0, word.length);
    }
  }
}
