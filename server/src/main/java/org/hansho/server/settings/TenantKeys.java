package org.hansho.server.settings;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hansho.alert.Message;
import org.hansho.alert.Severity;
import org.hansho.server.settings.ValueType.Many;
import org.hansho.server.settings.ValueType.One;

/** The keys of a tenant. */
final class TenantKeys {
  /** The key that holds the tenants. */
  static final String GROUP = "tenants";

  /** The tenant that there is if none is named. */
  static final String ONLY = "default";

  static final Setting<Path> DATA =
      Key.of("tenants.*.data", PathTypes.path())
          .derived(
              (values, tenant) ->
                  values.find(ServerKeys.DATA).map(data -> data.resolve(GROUP).resolve(tenant)),
              "`tenants/NAME` in `data`",
              "`data` の中の `tenants/NAME`")
          .restart("Its folder, which nobody shares.", "テナントのフォルダー。ほかと共有しない。");

  static final Setting<List<OwnSeverity>> SEVERITIES =
      Key.of("tenants.*.severities", new Many<>(severity()))
          .standard("")
          .reload(
              "Severities in place of those that detections give, for alerts that come from then"
                  + " on.",
              "検出が付ける重大度に代わる重大度。その後に発生するアラートに適用する。");

  static final Setting<List<Path>> BACKTEST_FOLDERS =
      Key.of("tenants.*.backtest_folders", new Many<>(PathTypes.path()))
          .standard("")
          .restart(
              "Folders with old records of the tenant. Engineers may run back-tests over what lies"
                  + " below them, and see in sentences what stands there.",
              "テナントの過去のレコードを置いたフォルダー。エンジニアはこの下にあるものに対してバックテストを実行でき、その内容の一部を結果の文で見ることができる。");

  static final List<Setting<?>> ALL =
      Stream.concat(
              Stream.<Setting<?>>of(DATA, SEVERITIES, BACKTEST_FOLDERS),
              ContentKeys.TENANT.all().stream())
          .toList();

  private static final int LONGEST_ID = 200;

  private TenantKeys() {}

  /** A detection and what its alerts get. */
  record OwnSeverity(String detection, Severity severity) {
    String written() {
      return detection + "=" + severity.key();
    }
  }

  private static One<OwnSeverity> severity() {
    List<String> words = Arrays.stream(Severity.values()).map(Severity::key).toList();
    return Types.open(
        new Words(
            "DETECTION=SEVERITY, as in linux/crypto-mining-process=low",
            "検出=重大度。例: linux/crypto-mining-process=low"),
        (text, lookup) -> {
          int equals = text.lastIndexOf('=');
          String word = text.substring(equals + 1);
          if (equals < 1 || equals > LONGEST_ID || text.isBlank()) {
            throw new Refusal(
                Message.inEnglish("not a detection with a severity").inJapanese("検出と重大度の組ではありません"));
          }
          if (!words.contains(word)) {
            throw new Refusal(
                Message.inEnglish("no severity").inJapanese("重大度ではありません"),
                Message.suggesting(word, words));
          }
          return new OwnSeverity(
              text.substring(0, equals), Severity.valueOf(word.toUpperCase(Locale.ROOT)));
        },
        OwnSeverity::written);
  }
}
