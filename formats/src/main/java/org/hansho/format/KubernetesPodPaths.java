package org.hansho.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.event.Fields;
import org.hansho.json.JsonPaths;

/**
 * Where the specification of a pod stands in the bodies of an audit event: {@code kubernetes.pod.X}
 * is X of the pod itself, of the pod template of a controller, or of the job template of a cron
 * job, and {@code kubernetes.pod.containers} means its init and ephemeral containers too. Pure
 * functions.
 */
final class KubernetesPodPaths {
  static final String PREFIX = "kubernetes.pod";

  private static final String CONTAINERS = ".containers";

  private static final List<String> PODS =
      List.of(
          ".spec", ".spec.template.spec", ".spec.jobTemplate.spec.template.spec", ".template.spec");

  private static final List<String> CONTAINER_LISTS =
      List.of(CONTAINERS, ".initContainers", ".ephemeralContainers");

  private static final byte[][] PATCHED = {
    Values.ascii("ontainers"), Values.ascii("/volumes"), Values.ascii("/spec")
  };

  private KubernetesPodPaths() {}

  /** Paths into the request for every field that lies in a pod. */
  static void ofRequest(JsonPaths.Builder paths, Fields fields, Renames renames) {
    addPaths(paths, fields, renames, "requestObject");
  }

  /** Paths into the object under {@code body} for the same fields. */
  static void of(JsonPaths.Builder paths, Fields fields, Renames renames, String body) {
    addPaths(paths, fields, renames, body);
  }

  /** Paths into the response for the same fields. */
  static JsonPaths ofResponse(Fields fields, Renames renames) {
    JsonPaths.Builder paths = JsonPaths.builder();
    addPaths(paths, fields, renames, "responseObject");
    return paths.build();
  }

  /** The fields that lie in a pod. */
  static int[] fields(Fields fields, Renames renames) {
    Set<Integer> ids = new TreeSet<>();
    for (String name : fields.names()) {
      if (!podNames(name, renames).isEmpty()) {
        ids.add(fields.id(name));
      }
    }
    return ids.stream().mapToInt(Integer::intValue).toArray();
  }

  private static void addPaths(
      JsonPaths.Builder paths, Fields fields, Renames renames, String body) {
    for (String name : fields.names()) {
      for (String podName : podNames(name, renames)) {
        for (String path : inBody(podName.substring(PREFIX.length()))) {
          paths.path(body + path, fields.id(name));
        }
      }
    }
  }

  /** A field's own name or what it is renamed from, where that lies in a pod. */
  private static List<String> podNames(String name, Renames renames) {
    List<String> names = new ArrayList<>(renames.sources(name));
    names.add(name);
    names.removeIf(candidate -> !candidate.equals(PREFIX) && !candidate.startsWith(PREFIX + "."));
    return names;
  }

  private static List<String> inBody(String path) {
    List<String> paths = new ArrayList<>();
    boolean inContainers = path.equals(CONTAINERS) || path.startsWith(CONTAINERS + ".");
    for (String pod : PODS) {
      if (inContainers) {
        for (String list : CONTAINER_LISTS) {
          paths.add(pod + list + path.substring(CONTAINERS.length()));
        }
      } else {
        paths.add(pod + path);
      }
    }
    if (inContainers) {
      // The body of a request to pods/ephemeralcontainers before Kubernetes 1.22.
      paths.add(".ephemeralContainers" + path.substring(CONTAINERS.length()));
    }
    return paths;
  }

  /** Whether the path of a patch operation leads into the specification of a pod. */
  static boolean isInPod(byte[] buffer, int start, int length) {
    int last = start + length;
    for (byte[] part : PATCHED) {
      for (int at = start; at + part.length <= last; at++) {
        if (matches(buffer, at, part) && (part != PATCHED[2] || at + part.length == last)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean matches(byte[] buffer, int at, byte[] part) {
    for (int i = 0; i < part.length; i++) {
      if (buffer[at + i] != part[i]) {
        return false;
      }
    }
    return true;
  }
}
