package org.hansho.testkit.decoy;

import java.util.List;
import java.util.Locale;

/** What is invented, and the attack among it: guessed passwords, scans, a container with rights. */
public enum Decoy {
  /** User names at a PostgreSQL server, all from one address. */
  NAMES,
  /** IPv4 addresses of one user of a PostgreSQL server. */
  ADDRESSES,
  /** IPv6 addresses of visitors of a web site, each from another network. */
  VISITORS,
  /** Paths of a web site. */
  PATHS,
  /** User agents. */
  AGENTS,
  /** Names of web sites. */
  SITES,
  /** Images of containers in the system namespace of Kubernetes, each of which is an alert. */
  IMAGES;

  /** The records of an attack. */
  public static final int ATTEMPTS = 60;

  private static final int DAY = 86_400;
  private static final int HOUR = 3_600;
  private static final int MINUTE = 60;
  private static final int VISITORS_OF_A_FEW = 999;
  private static final List<String> SECRET =
      List.of("/.env", "/.git/config", "/wp-config.php.bak", "/id_rsa");

  /** An invented record, ending with a line feed. */
  String line(int number, int second) {
    return switch (this) {
      case NAMES -> login(second, "invented" + number, "198.51.100.7", false);
      case ADDRESSES -> login(second, "app", address(number), false);
      case VISITORS -> request(second, network(number), "/", 200, "Mozilla/5.0");
      case PATHS -> request(second, fewVisitors(number), "/x" + number, 404, "Mozilla/5.0");
      case AGENTS -> request(second, fewVisitors(number), "/", 200, "Invented/" + number);
      case SITES ->
          request(
              second, address(number), "http://s" + number + ".example.net/", 200, "Mozilla/5.0");
      case IMAGES ->
          pod(
              second,
              "198.51.100.7",
              "kube-system",
              "\"image\":\"registry.example.com/i%d:1\"".formatted(number));
    };
  }

  /** A record of an attack: a guess, of which the last is right, or a request of a scan. */
  public String attack(int second, int attempt, String address) {
    return switch (this) {
      case NAMES, ADDRESSES -> login(second, "planted", address, attempt == ATTEMPTS - 1);
      case IMAGES -> privileged(second, address);
      case VISITORS, PATHS, AGENTS, SITES ->
          request(
              second,
              address,
              SECRET.get(attempt % SECRET.size()) + "?" + attempt,
              404,
              "sqlmap/1.7");
    };
  }

  /** A record of the audit log of Kubernetes: a privileged container, in a namespace of its own. */
  public static String privileged(int second, String address) {
    return pod(
        second,
        address,
        "from-" + address.replace('.', '-'),
        "\"image\":\"tool:1\",\"securityContext\":{\"privileged\":true}");
  }

  private static String pod(int second, String address, String namespace, String container) {
    return ("{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"level\":\"RequestResponse\","
            + "\"stage\":\"ResponseComplete\",\"verb\":\"create\","
            + "\"user\":{\"username\":\"erin@example.com\"},\"sourceIPs\":[\"%s\"],"
            + "\"objectRef\":{\"resource\":\"pods\",\"namespace\":\"%s\",\"name\":\"pod\"},\"requestObject\":{\"kind\":\"Pod\",\"spec\":{\"containers\":[{\"name\":\"main\",%s}]}},\"responseStatus\":{\"code\":201},\"stageTimestamp\":\"2026-03-%sT%s.000000Z\"}\n")
        .formatted(address, namespace, container, day(second), time(second));
  }

  private static String login(int second, String name, String address, boolean success) {
    String head =
        "2026-03-%s %s.000 UTC:%s(5123):%s@shop:[%d]:"
            .formatted(day(second), time(second), address, name, second);
    return head
        + (success
            ? "LOG:  connection authorized: user=" + name + " database=shop\n"
            : "FATAL:  password authentication failed for user \"" + name + "\"\n");
  }

  private static String request(int second, String address, String path, int code, String agent) {
    return "%s - - [%s/Mar/2026:%s +0000] \"GET %s HTTP/1.1\" %d 512 \"-\" \"%s\"\n"
        .formatted(address, day(second), time(second), path, code, agent);
  }

  private static String fewVisitors(int number) {
    return address(number % VISITORS_OF_A_FEW);
  }

  private static String address(int number) {
    int mixed = number * 0x9E3779B1;
    return "%d.%d.%d.%d"
        .formatted(
            20 + (mixed >>> 24) % 70, mixed >>> 16 & 255, mixed >>> 8 & 255, (mixed & 254) + 1);
  }

  private static String network(int number) {
    return String.format(Locale.ROOT, "2001:db8:%x:%x::1", number >>> 16, number & 0xFFFF);
  }

  private static String time(int second) {
    return "%02d:%02d:%02d"
        .formatted(second / HOUR % 24, second / MINUTE % MINUTE, second % MINUTE);
  }

  private static String day(int second) {
    return "%02d".formatted(1 + second / DAY);
  }
}
