package org.hansho.server.settings;

import java.nio.file.Path;
import java.util.List;
import org.hansho.server.settings.PathTypes.NamedFile;
import org.hansho.server.settings.ValueType.Many;
import org.jspecify.annotations.Nullable;

/**
 * The keys that select content, for all tenants or one.
 *
 * @param builtIn whether the detections of Hansho are used
 * @param basics whether those of the section of basics are used
 * @param detections further files and folders
 * @param sigmaHq checkouts of SigmaHQ's rules
 * @param disabled ids of detections that are left out
 * @param lists further lists
 * @param intelligence files of threat intelligence
 * @param geography databases of addresses
 * @param ownNetworks networks of the tenant
 */
record ContentKeys(
    Setting<Boolean> builtIn,
    Setting<Boolean> basics,
    Setting<List<Path>> detections,
    Setting<List<Path>> sigmaHq,
    Setting<List<String>> disabled,
    Setting<List<NamedFile>> lists,
    Setting<List<Path>> intelligence,
    Setting<List<Path>> geography,
    Setting<List<String>> ownNetworks) {
  private static final int LONGEST_ID = 200;

  /** Of all tenants that say nothing else. */
  static final ContentKeys SHARED = keys("", null);

  /** Of one tenant; what it does not say is shared. */
  static final ContentKeys TENANT = keys("tenants.*.", SHARED);

  static final Setting<Boolean> WATCH =
      Key.of("content.watch", Types.flag())
          .standard("true")
          .live(
              "Load content again when one of its files or folders changes.",
              "コンテンツのファイルやフォルダーが変わったら読み込み直す。");

  List<Setting<?>> all() {
    return List.of(
        builtIn,
        basics,
        detections,
        sigmaHq,
        disabled,
        lists,
        intelligence,
        geography,
        ownNetworks);
  }

  private static ContentKeys keys(String prefix, @Nullable ContentKeys shared) {
    String content = prefix + "content.";
    return new ContentKeys(
        key(content + "built_in", Types.flag(), "true", shared == null ? null : shared.builtIn)
            .live("Use the detections of Hansho.", "Hansho 付属の検出を使う。"),
        key(content + "basics", Types.flag(), "true", shared == null ? null : shared.basics)
            .live("Use those of the section `basics` too.", "基本の検出 (`basics`) も使う。"),
        key(
                content + "detections",
                new Many<>(PathTypes.fileOrFolder()),
                "",
                shared == null ? null : shared.detections)
            .reload(
                "Further files and folders of Sigma rules and detections.",
                "追加の Sigma ルールと検出のファイルまたはフォルダー。"),
        sigmaHq(content, shared),
        key(
                content + "disabled",
                new Many<>(Types.text(LONGEST_ID)),
                "",
                shared == null ? null : shared.disabled)
            .live("Detections that are left out, by id.", "使わない検出の ID。"),
        key(
                content + "lists",
                new Many<>(PathTypes.namedFile()),
                "",
                shared == null ? null : shared.lists)
            .reload(
                "Further lists, or ones in place of built-in ones.", "追加のリスト、または付属のリストを置き換えるリスト。"),
        key(
                content + "intelligence",
                new Many<>(PathTypes.file()),
                "",
                shared == null ? null : shared.intelligence)
            .reload("Files of threat intelligence.", "脅威インテリジェンスのファイル。"),
        key(
                content + "geography",
                new Many<>(PathTypes.file()),
                "",
                shared == null ? null : shared.geography)
            .reload("Databases (mmdb) of where addresses are.", "アドレスの所在地のデータベース (mmdb)。"),
        key(
                content + "own_networks",
                new Many<>(Types.network()),
                "",
                shared == null ? null : shared.ownNetworks)
            .live("Your own networks, besides private addresses.", "プライベート アドレスのほかの自組織のネットワーク。"));
  }

  private static Setting<List<Path>> sigmaHq(String content, @Nullable ContentKeys shared) {
    return key(
            content + "sigmahq",
            new Many<>(PathTypes.folder()),
            "",
            shared == null ? null : shared.sigmaHq)
        .reload(
            "Checkouts of SigmaHQ's rules; those that are meant to raise alerts are used"
                + " ([sigma.md](sigma.md#public-rules)).",
            "SigmaHQ のルールのチェックアウト。アラートを発生させるためのルールを使う ([sigma.md](sigma.md#public-rules))。");
  }

  private static <T> Key.Defaulted<T> key(
      String path, ValueType<T> type, String standard, @Nullable Setting<T> shared) {
    Key<T> key = Key.of(path, type);
    return shared == null ? key.standard(standard) : key.like(shared);
  }
}
