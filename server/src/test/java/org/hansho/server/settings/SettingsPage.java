package org.hansho.server.settings;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The manual's page of settings in one language, made from the settings themselves. */
final class SettingsPage {
  /** A table of keys under a heading. */
  private record Part(Words heading, String prefix, Words note) {}

  private static final List<Part> PARTS =
      List.of(
          part("Data folder", "データ フォルダー", "data"),
          part("HTTP", "HTTP", "http."),
          part("Store", "保存先", "store."),
          new Part(
              new Words("Sign-in with an identity provider", "ID プロバイダーでのサインイン"),
              "oidc.",
              new Words("See [access.md](access.md).", "[access.md](access.md) を参照。")),
          new Part(
              new Words("Engine", "エンジン"),
              "engine.",
              new Words("They hold for each tenant.", "テナントごとに適用される。")),
          new Part(
              new Words("Time", "時刻"),
              "time.",
              new Words(
                  "What is believed of the times that records claim; see"
                      + " [design/005-time.md](design/005-time.md).",
                  "レコードの時刻をどこまで信じるか。[design/005-time.md](design/005-time.md) を参照。")),
          new Part(
              new Words("Journal", "ジャーナル"),
              "journal.",
              new Words("They hold for each tenant.", "テナントごとに適用される。")),
          new Part(
              new Words("Retention", "保存期間"),
              "retention.",
              new Words("They hold for each tenant.", "テナントごとに適用される。")),
          part("Triage", "トリアージ", "triage."),
          new Part(
              new Words("Suppressions", "抑制"),
              "suppression.",
              new Words(
                  "See [suppression.md](suppression.md).",
                  "[suppression.md](suppression.md) を参照。")),
          new Part(
              new Words("Content", "コンテンツ"),
              "content.",
              new Words("For all tenants that say nothing else.", "テナント側に指定がないときに全テナントで使われる。")),
          new Part(
              new Words("Tenants", "テナント"),
              "tenants.",
              new Words(
                  "`tenants` holds names of tenants; without it there is one, `default`. In the"
                      + " name of a variable, NAME is that of the tenant in capitals, with `_` for"
                      + " a hyphen.",
                  "`tenants` にはテナントの名前を並べる。なければ `default` だけがある。環境変数名の NAME"
                      + " はテナント名を大文字にし、ハイフンを `_` にしたもの。")),
          new Part(
              new Words("Sources", "ソース"),
              "sources.",
              new Words(
                  "`sources` is a list. The kinds are `http`, `syslog-udp`, `syslog-tcp`,"
                      + " `syslog-tls`, `flows` (NetFlow, IPFIX, sFlow), `kafka` and `files`. In"
                      + " the name of a variable, ID is the id in capitals, with `_` for a hyphen.",
                  "`sources` はリスト。種類は `http`、`syslog-udp`、`syslog-tcp`、`syslog-tls`、`flows`"
                      + " (NetFlow、IPFIX、sFlow)、`kafka`、`files`。環境変数名の ID は id を大文字にし、"
                      + "ハイフンを `_` にしたもの。")),
          new Part(
              new Words("Exports", "エクスポート"),
              "exports.",
              new Words(
                  "`exports` holds names of continuous exports; see [exports.md](exports.md). The"
                      + " kinds are `webhook`, `file`, `email`, `kafka`, `jira`, `servicenow`,"
                      + " `syslog-udp`, `syslog-tcp` and `syslog-tls`. In the name of a variable,"
                      + " NAME is that of the export in capitals, with `_` for a hyphen.",
                  "`exports` には継続的なエクスポートの名前を並べる。[exports.md](exports.md) を参照。種類は"
                      + " `webhook`、`file`、`email`、`kafka`、`jira`、`servicenow`、`syslog-udp`、`syslog-tcp`、`syslog-tls`。環境変数名の"
                      + " NAME はエクスポート名を大文字にし、ハイフンを `_` にしたもの。")));

  private final boolean isJapanese;
  private final StringBuilder page = new StringBuilder();

  private SettingsPage(boolean isJapanese) {
    this.isJapanese = isJapanese;
  }

  /** The page. */
  static String of(boolean isJapanese) {
    SettingsPage made = new SettingsPage(isJapanese);
    made.page.append(isJapanese ? SettingsIntroduction.JAPANESE : SettingsIntroduction.ENGLISH);
    PARTS.forEach(made::append);
    return made.page.toString();
  }

  /** Keys that no table shows. */
  static List<String> missing() {
    return AllSettings.ALL.stream()
        .map(Setting::path)
        .filter(path -> PARTS.stream().noneMatch(part -> path.startsWith(part.prefix())))
        .toList();
  }

  private static Part part(String english, String japanese, String prefix) {
    return new Part(new Words(english, japanese), prefix, Words.NONE);
  }

  private void append(Part part) {
    boolean isOfSources = part.prefix().equals("sources.");
    page.append("\n### ").append(in(part.heading())).append("\n\n");
    if (!in(part.note()).isEmpty()) {
      page.append(in(part.note())).append("\n\n");
    }
    String kinds = isOfSources ? (isJapanese ? " 種類 |" : " kinds |") : "";
    page.append(
        isJapanese
            ? "| キーと環境変数 |" + kinds + " 意味 | 値 | 既定 | 変更 |\n"
            : "| key and variable |" + kinds + " meaning | value | default | change |\n");
    page.append(isOfSources ? "|---|---|---|---|---|---|\n" : "|---|---|---|---|---|\n");
    AllSettings.ALL.stream()
        .filter(setting -> setting.path().startsWith(part.prefix()))
        .forEach(setting -> row(setting, isOfSources));
  }

  private void row(Setting<?> setting, boolean isOfSources) {
    String item = isOfSources ? "ID" : "NAME";
    page.append("| `").append(setting.path().replace("*", item)).append('`');
    if (!setting.equals(SourceKeys.ID)) {
      page.append("<br>`").append(Setting.variable(setting.path(item))).append('`');
    }
    if (isOfSources) {
      page.append(" | ").append(kinds(setting));
    }
    page.append(" | ").append(in(setting.meaning()));
    page.append(" | ").append(escaped(in(setting.type().possible())));
    page.append(" | ").append(standard(setting));
    page.append(" | ").append(in(change(setting))).append(" |\n");
  }

  private static Words change(Setting<?> setting) {
    return switch (setting.effect()) {
      case LIVE -> new Words("live", "即時");
      case RELOAD -> new Words("reload", "再読み込み");
      case RESTART -> new Words("restart", "再起動");
    };
  }

  private String kinds(Setting<?> setting) {
    return setting.kinds().isEmpty()
        ? (isJapanese ? "すべて" : "all")
        : setting.kinds().stream()
            .sorted()
            .map(SourceKind::word)
            .map(word -> "`" + word + "`")
            .collect(Collectors.joining(", "));
  }

  private String standard(Setting<?> setting) {
    Standard<?> standard = setting.standard();
    if (standard instanceof Standard.Written<?> written) {
      return written.text().isEmpty() ? "`[]`" : "`" + written.text() + "`";
    }
    if (standard instanceof Standard.Absent<?> absent) {
      return in(absent.then());
    }
    if (standard instanceof Standard.Derived<?> derived) {
      return in(derived.how());
    }
    return isJapanese ? "必須" : "required";
  }

  /** Words that Markdown would take for something else. */
  private static String escaped(String text) {
    Function<String, String> stars = each -> each.replace("*", "\\*");
    return stars.apply(text);
  }

  private String in(Words words) {
    return isJapanese ? words.japanese() : words.english();
  }
}
