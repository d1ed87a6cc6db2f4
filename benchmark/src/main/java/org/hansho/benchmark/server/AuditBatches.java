package org.hansho.benchmark.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/** Batches of invented audit events of Kubernetes of {@value #BYTES} bytes, packed. */
final class AuditBatches {
  /** Events of a batch. */
  static final int EVENTS = 500;

  /** Bytes of an event with its line feed. */
  static final int BYTES = 1_000;

  private static final String[] VERBS = {"get", "list", "watch", "update", "patch"};
  private static final String[] RESOURCES = {"pods", "configmaps", "endpoints", "leases", "events"};

  private final SplittableRandom random;

  AuditBatches(long seed) {
    random = new SplittableRandom(seed);
  }

  /** A batch in which nothing is wrong. */
  byte[] quiet() {
    StringBuilder lines = new StringBuilder(EVENTS * BYTES);
    for (int event = 0; event < EVENTS; event++) {
      lines.append(request());
    }
    return packed(lines);
  }

  /** The same with one event that raises an alert of its own, which names {@code binding}. */
  byte[] with(String binding) {
    StringBuilder lines = new StringBuilder(EVENTS * BYTES);
    for (int event = 1; event < EVENTS; event++) {
      lines.append(request());
    }
    return packed(lines.append(granted(binding)));
  }

  private String request() {
    String verb = VERBS[random.nextInt(VERBS.length)];
    String resource = RESOURCES[random.nextInt(RESOURCES.length)];
    int service = random.nextInt(200);
    return event(
        verb,
        resource,
        "app-" + random.nextInt(40),
        resource + "-" + random.nextInt(5_000),
        "system:serviceaccount:app-" + service % 40 + ":service-" + service,
        200,
        "");
  }

  private String granted(String binding) {
    return event(
        "create",
        "clusterrolebindings",
        "",
        binding,
        "ann",
        201,
        ",\"requestObject\":{\"kind\":\"ClusterRoleBinding\",\"roleRef\":{\"kind\":\"ClusterRole\","
            + "\"name\":\"cluster-admin\"},\"subjects\":[{\"kind\":\"User\",\"name\":\""
            + binding
            + "\"}]}");
  }

  private String event(
      String verb,
      String resource,
      String namespace,
      String name,
      String user,
      int code,
      String more) {
    String time = Instant.now().toString().substring(0, 23) + "000Z";
    String event =
        String.format(
            Locale.ROOT,
            "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"level\":\"Request\",\"auditID\":\"%s\","
                + "\"stage\":\"ResponseComplete\",\"requestURI\":\"/api/v1/namespaces/%s/%s/%s\",\"verb\":\"%s\","
                + "\"user\":{\"username\":\"%s\",\"groups\":[\"system:serviceaccounts\",\"system:authenticated\"]},\"sourceIPs\":[\"192.0.2.%d\"],\"userAgent\":\"service/v1.31.2"
                + " (linux/amd64)\","
                + "\"objectRef\":{\"resource\":\"%s\",\"namespace\":\"%s\",\"name\":\"%s\",\"apiVersion\":\"v1\"},"
                + "\"responseStatus\":{\"metadata\":{},\"code\":%d}%s,\"requestReceivedTimestamp\":\"%s\","
                + "\"stageTimestamp\":\"%s\",\"annotations\":{\"authorization.k8s.io/decision\":\"allow\","
                + "\"authorization.k8s.io/reason\":\"RBAC",
            new UUID(random.nextLong(), random.nextLong()),
            namespace,
            resource,
            name,
            verb,
            user,
            1 + random.nextInt(250),
            resource,
            namespace,
            name,
            code,
            more,
            time,
            time);
    String end = "\"}}\n";
    StringBuilder whole = new StringBuilder(BYTES).append(event);
    while (whole.length() < BYTES - end.length()) {
      whole.append((char) ('a' + random.nextInt(26)));
    }
    return whole.append(end).toString();
  }

  /** Lines of requests to a site, each from an address that no other line has. */
  static byte[] visits(int first, int count) {
    StringBuilder lines = new StringBuilder(count * 120);
    String time =
        java.time.format.DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss +0000", Locale.ROOT)
            .format(Instant.now().atOffset(java.time.ZoneOffset.UTC));
    for (int n = first; n < first + count; n++) {
      lines.append(
          String.format(
              Locale.ROOT,
              "%d.%d.%d.%d - - [%s] \"GET /page-%d HTTP/1.1\" 404 512 \"-\" \"Mozilla/5.0 (X11;"
                  + " Linux x86_64)\"%n",
              20 + (n >>> 22 & 63),
              n >>> 14 & 255,
              n >>> 7 & 127,
              n & 127,
              time,
              n % 1_000));
    }
    return packed(lines);
  }

  private static byte[] packed(StringBuilder lines) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packed.toByteArray();
  }
}
