package org.hansho.server.settings;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Writes files of settings that are valid, with every key now and then. */
final class RandomSettings {
  /** Texts that YAML reads as something else, or hardly. */
  private static final List<String> TEXTS =
      List.of(
          "plain",
          "a b",
          "null",
          "true",
          "~",
          "12",
          "1e3",
          "- x",
          "# no comment",
          "a: b",
          "a:",
          "*star",
          "&and",
          "!tag",
          "%percent",
          "@at",
          "`tick`",
          "it's",
          "say \"x\"",
          "back\\slash",
          "{brace}",
          "[bracket]",
          "a, b",
          "半鐘",
          "コンテナー",
          "\uD83D\uDD14",
          "\u00A0",
          "e\u0301",
          "\u200E",
          "\uFEFF",
          " begins with a space",
          "...",
          "---",
          "|",
          ">",
          "=",
          "<<",
          "0x10");

  /** Values of each key, so chosen that any of them go together. */
  private static final Map<String, List<String>> VALUES =
      Map.ofEntries(
          entry("data", List.of("/srv/elsewhere", "data", "a c/d", "半鐘")),
          entry("http.address", List.of("127.0.0.1", "::1", "localhost", "127.9.9.9")),
          entry("http.port", List.of("0", "80", "8515")),
          entry("http.plain_text", List.of("true", "false")),
          entry("http.max_body", List.of("32MiB", "1GiB", "40MB", "33554433B")),
          entry("http.max_record", List.of("1KiB", "2kB", "1MiB", "1025B")),
          entry("http.max_records", List.of("1", "10000000")),
          entry("http.max_connections", List.of("1", "100000")),
          entry("http.header_time", List.of("100ms", "61s", "10m")),
          entry("http.idle_time", List.of("1s", "1500ms", "1h")),
          entry("store.url", List.of("sqlite", "postgresql://db/hansho", "postgresql://[::1]:1/a")),
          entry("store.user", TEXTS),
          entry("store.password", List.of("${SECRET}")),
          entry("store.connections", List.of("1", "200")),
          entry("oidc.name", TEXTS),
          entry("oidc.scopes", List.of("profile", "profile groups", "email")),
          entry("oidc.roles_claim", List.of("groups", "realm_access.roles")),
          entry("engine.workers", List.of("1", "120")),
          entry("engine.epoch", List.of("10ms", "10s")),
          entry("engine.epoch_size", List.of("64KiB", "1GiB", "65537B")),
          entry("engine.memory", List.of("64MiB", "1TiB")),
          entry("time.lateness", List.of("0s", "0ms", "7d", "36h")),
          entry("time.ahead", List.of("0s", "1d")),
          entry("time.delay", List.of("0s", "30d")),
          entry("time.idle", List.of("1s", "1d")),
          entry("journal.size", List.of("2GiB", "1024TiB")),
          entry("journal.segment_size", List.of("2MiB", "1GiB")),
          entry("journal.waiting", List.of("1MiB", "1GiB")),
          entry("retention.alerts", List.of("0d", "20000d", "1ms")),
          entry("retention.listed_alerts", List.of("0d", "20000d", "1d")),
          entry("retention.alert_size", List.of("1MiB", "100TiB")),
          entry("retention.dead_letters", List.of("64KiB", "100GiB")),
          entry("content.watch", List.of("true", "false")),
          entry("content.built_in", List.of("true", "false")),
          entry("content.basics", List.of("true", "false")),
          entry("content.disabled", TEXTS),
          entry("content.own_networks", List.of("10.0.0.0/8", "2001:db8::/32", "192.0.2.1")),
          entry("triage.new_evidence", List.of("reopen", "reopen-resolved", "note")),
          entry("triage.verdict_after", List.of("1", "30")),
          entry("triage.retire_after", List.of("30", "1000000")),
          entry("triage.tune_wrong", List.of("1", "100")),
          entry("triage.retire_wrong", List.of("1", "100")),
          entry("suppression.days", List.of("1", "30")),
          entry("suppression.most_days", List.of("30", "184")),
          entry("exports.filter", List.of("severity >= high", "section = \"aks\"")),
          entry("exports.data", List.of("alerts", "incidents")),
          entry("exports.suppressed", List.of("update", "send", "omit")),
          entry("exports.language", List.of("en", "ja")),
          entry("exports.era", List.of("own", "2020", "2024")),
          entry("exports.vendor", List.of("Microsoft", "半鐘")),
          entry("exports.product", List.of("Azure Security Center", "a: b")),
          entry("exports.console", List.of("https://hansho.example.com/")),
          entry("exports.issue_type", List.of("Bug", "課題")),
          entry("exports.edition", List.of("cloud", "data-center")),
          entry("exports.close_with", List.of("Done", "it's: over")),
          entry("exports.both_ways", List.of("true", "false")),
          entry("exports.look_every", List.of("1s", "1d")),
          entry("exports.closed_as", List.of("true-positive", "undetermined")),
          entry("exports.group", TEXTS),
          entry("exports.tls", List.of("true", "false")),
          entry("exports.secret", List.of("${SECRET}")),
          entry("exports.allow_private", List.of("true", "false")),
          entry("exports.time", List.of("100ms", "5m")),
          entry("exports.size", List.of("64KiB", "100GiB", "65537B")),
          entry("exports.keep", List.of("1", "1000")),
          entry("exports.port", List.of("1", "65535")),
          entry("exports.encryption", List.of("starttls", "tls")),
          entry("exports.hours", List.of("mon-fri 08:00-18:00 Asia/Tokyo", "sun 22:00-06:00")),
          entry("exports.most_high", List.of("0", "4")),
          entry("exports.most_medium", List.of("0", "1000000")),
          entry("exports.most_low", List.of("1")),
          entry("exports.most_of_detection", List.of("1", "3")),
          entry("exports.backfill", List.of("1m", "7d", "3650d")),
          entry("format", List.of("auditd", "syslog", "json")),
          entry("lateness", List.of("0s", "7d")),
          entry("history", List.of("true", "false")),
          entry("silence", List.of("true", "false")),
          entry(
              "planned",
              List.of("sun 22:00-02:00 Asia/Tokyo", "2026-12-01T22:00Z/2026-12-02T16:00+09:00")),
          entry("token", List.of("${SECRET}")),
          entry("address", List.of("127.0.0.1", "0.0.0.0", "::", "log.example.com")),
          entry("port", List.of("0")),
          entry("receive_buffer", List.of("64KiB", "1GiB")),
          entry("max_record", List.of("1KiB", "1MiB")),
          entry("max_connections", List.of("1", "100000")),
          entry("idle_time", List.of("1s", "7d")),
          entry("roots", List.of("/var/log", "logs", "a b", "it's", "コンテナー")),
          entry("globs", List.of("*.log", "**", "{a,b}/*", "[!x]*", "?")),
          entry("follow_links_to", List.of("/var/lib/docker", "pods")),
          entry("servers", List.of("kafka:9092", "[::1]:1", "10.0.0.1:65535")),
          entry("topics", TEXTS),
          entry("group", TEXTS),
          entry("start", List.of("beginning", "end")),
          entry("max_fetch", List.of("64KiB", "256MiB", "65537B")),
          entry("tls", List.of("true", "false")),
          entry("user", TEXTS),
          entry("password", List.of("${SECRET}")));

  private final Random random;

  RandomSettings(long seed) {
    random = new Random(seed);
  }

  /** Whether values of a key are known; files that must exist are left to other tests. */
  static boolean has(Setting<?> setting) {
    return VALUES.containsKey(key(setting)) || isWrittenApart(setting) || needsFile(setting);
  }

  private static String key(Setting<?> setting) {
    List<String> names = setting.names();
    if (names.get(0).equals(ExportKeys.GROUP)) {
      return ExportKeys.GROUP + "." + setting.name();
    }
    boolean isOfItem = names.size() > 2;
    return isOfItem ? String.join(".", names.subList(2, names.size())) : setting.path();
  }

  private static boolean isWrittenApart(Setting<?> setting) {
    return List.of(
            "oidc.issuer",
            "oidc.client_id",
            "oidc.client_secret",
            "oidc.url",
            "oidc.roles",
            "sources.*.id",
            "sources.*.kind",
            "sources.*.tenant",
            "sources.*.sasl",
            "tenants.*.severities",
            "tenants.*.backtest_folders",
            "exports.*.kind",
            "exports.*.tenants",
            "exports.*.format",
            "exports.*.url",
            "exports.*.path",
            "exports.*.host",
            "exports.*.secret_url",
            "exports.*.from",
            "exports.*.to",
            "exports.*.servers",
            "exports.*.topic",
            "exports.*.token",
            "exports.*.project",
            "exports.*.sasl",
            "exports.*.send",
            "exports.*.snapshot_at",
            "exports.*.user",
            "exports.*.password")
        .contains(setting.path());
  }

  private static boolean needsFile(Setting<?> setting) {
    return setting.type().possible().english().matches(".*(exists|can read|NAME=FILE)");
  }

  /** A file. */
  String file() {
    StringBuilder text = new StringBuilder();
    String section = "";
    for (Setting<?> setting : AllSettings.SINGLE) {
      if (VALUES.containsKey(setting.path()) && random.nextInt(3) == 0) {
        List<String> names = setting.names();
        String above = names.size() > 1 ? names.get(0) : "";
        if (!above.equals(section)) {
          text.append(above).append(":\n").append(above.equals("oidc") ? provider() : "");
        }
        section = above;
        String indent = above.isEmpty() ? "" : "  ";
        text.append(indent).append(setting.name()).append(": ").append(value(setting)).append('\n');
      }
    }
    return text.append(tenants()).append(sources()).append(exports()).toString();
  }

  private String provider() {
    return random.nextBoolean()
        ? ""
        : """
          issuer: https://id.example.com/realms/a
          client_id: hansho
          client_secret: '${SECRET}'
          url: http://localhost:8514
          roles: [a=viewer, 'b=c = d=admin']
        """;
  }

  private String tenants() {
    if (random.nextBoolean()) {
      return "";
    }
    StringBuilder text = new StringBuilder("tenants:\n  acme:\n");
    text.append("    severities: ['linux/x=low', 'aks/y=critical']\n");
    text.append("    backtest_folders: [archive, /srv/old logs]\n");
    for (Setting<?> setting : ContentKeys.TENANT.all()) {
      if (VALUES.containsKey(key(setting)) && random.nextBoolean()) {
        text.append("    content: {").append(setting.name()).append(": ");
        text.append(value(setting)).append("}\n");
        break;
      }
    }
    return text.toString();
  }

  private String sources() {
    StringBuilder text = new StringBuilder("sources:\n");
    List<SourceKind> kinds = new ArrayList<>(List.of(SourceKind.values()));
    kinds.remove(SourceKind.SYSLOG_TLS);
    for (int i = random.nextInt(5); i > 0; i--) {
      SourceKind kind = kinds.get(random.nextInt(kinds.size()));
      text.append("  - id: s").append(i).append("\n    kind: ").append(kind.word()).append('\n');
      for (Setting<?> setting : SourceKeys.of(kind)) {
        boolean isRequired =
            setting.standard() instanceof Standard.Required<?> || setting.name().equals("port");
        if (VALUES.containsKey(key(setting)) && (isRequired || random.nextInt(3) == 0)) {
          text.append("    ").append(setting.name()).append(": ");
          text.append(value(setting)).append('\n');
        }
      }
    }
    return text.toString();
  }

  private String exports() {
    List<String> ways =
        List.of(
            "{kind: webhook, url: 'https://a.example.com/x?y=1', format: ocsf, token:"
                + " '${SECRET}'",
            "{kind: file, path: 'out/alerts', format: csv, tenants: []",
            "{kind: syslog-udp, host: '::1', format: syslog",
            "{kind: email, host: mail.example.com, from: a@example.com, to: [soc@example.com]",
            "{kind: email, host: '::1', from: a@b, to: [c@d, e@f], user: u, password: '${SECRET}'",
            "{kind: kafka, servers: ['b.example.com:9093'], topic: alerts, sasl: scram-sha-256,"
                + " user: u, password: '${SECRET}'",
            "{kind: jira, url: 'https://a.example.com', project: SEC, user: u, password:"
                + " '${SECRET}'",
            "{kind: servicenow, url: 'https://a.example.com', user: u, password: '${SECRET}'",
            "{kind: webhook, secret_url: '${HOOK}', format: slack",
            "{kind: syslog-tls, host: log.example.com, format: cef");
    StringBuilder text = new StringBuilder("exports:\n");
    for (int i = random.nextInt(3); i >= 0; i--) {
      text.append("  e").append(i).append(": ").append(ways.get(random.nextInt(ways.size())));
      for (Setting<?> setting : ExportKeys.ALL) {
        if (VALUES.containsKey(key(setting)) && random.nextInt(3) == 0) {
          text.append(", ").append(setting.name()).append(": ").append(value(setting));
        }
      }
      text.append("}\n");
    }
    return text.toString();
  }

  private String value(Setting<?> setting) {
    List<String> values = VALUES.getOrDefault(key(setting), List.of());
    if (!(setting.type() instanceof ValueType.Many<?>)) {
      return quoted(values.get(random.nextInt(values.size())));
    }
    StringBuilder list = new StringBuilder("[");
    for (int i = random.nextInt(4); i >= 0; i--) {
      list.append(quoted(values.get(random.nextInt(values.size())))).append(i > 0 ? ", " : "");
    }
    return list.append(']').toString();
  }

  /** In single quotes, which need the least of escapes, unlike what is tested. */
  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
