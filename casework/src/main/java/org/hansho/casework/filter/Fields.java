package org.hansho.casework.filter;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.hansho.alert.Alert;
import org.hansho.alert.Intent;
import org.hansho.alert.Severity;
import org.hansho.casework.store.AlertStatus;
import org.jspecify.annotations.Nullable;

/** All fields of the language. */
public final class Fields {
  /** Where the values of a field stand whose name has no dot. */
  static final String FIELD = "field.";

  /** Where entities stand whose type is none of ours. */
  static final String ENTITY = "entity.";

  /** Fields of what people and rules have made of an alert, which is nothing of a new one. */
  private static final Set<String> OF_STATE = Set.of("status", "assignee", "tag", "suppression");

  private static final Map<String, List<String>> ENTITIES = entities();

  private static final Map<String, Field> ALL = all();

  private Fields() {}

  /** Those that have a name of their own: first what each alert has, then types of entities. */
  public static Collection<Field> named() {
    return ALL.values();
  }

  /**
   * A field by its name, in any case. A name with a dot means the values of that field in records,
   * as far as the alert shows them.
   *
   * @return null if there is none
   */
  public static @Nullable Field find(String name) {
    Field named = ALL.get(name.toLowerCase(Locale.ROOT));
    if (named != null) {
      return named;
    }
    if (name.startsWith(ENTITY) && name.length() > ENTITY.length()) {
      String type = name.substring(ENTITY.length()).toLowerCase(Locale.ROOT);
      Field known = ENTITIES.containsKey(type) ? ALL.get(type) : null;
      return known == null ? entity(ENTITY + type, "entity " + type, type) : known;
    }
    int dot = name.indexOf('.');
    boolean isOfRecords = dot > 0 && dot < name.length() - 1;
    return isOfRecords ? new Field(name, FieldType.VALUE, List.of(), name, name) : null;
  }

  /** Whether its values come from people and their rules, and not from the alert itself. */
  public static boolean isOfState(Field field) {
    return OF_STATE.contains(field.name());
  }

  /** Whether its values are those of entities. */
  static boolean isOfEntities(Field field) {
    String name = field.name();
    return name.equals("entity") || name.startsWith(ENTITY) || ENTITIES.containsKey(name);
  }

  /** The type of the entities whose values it has; empty if it has those of all. */
  static String entityType(Field field) {
    String name = field.name();
    if (name.equals("entity")) {
      return "";
    }
    return name.startsWith(ENTITY) ? name.substring(ENTITY.length()) : name;
  }

  private static Map<String, Field> all() {
    Map<String, Field> all = new LinkedHashMap<>();
    ranked(all, "severity", keys(Severity.values(), Severity::key), "severity", "重大度");
    ranked(
        all,
        "confidence",
        keys(Alert.Confidence.values(), level -> level.name().toLowerCase(Locale.ROOT)),
        "confidence",
        "信頼度");
    add(
        all,
        "status",
        FieldType.WORD,
        keys(AlertStatus.values(), AlertStatus::key),
        "status",
        "状態");
    add(all, "intent", FieldType.WORD, keys(Intent.values(), Intent::key), "stage", "段階");
    text(all, "detection", "detection", "検出");
    text(all, "section", "section", "区分");
    text(all, "title", "title", "タイトル");
    add(all, "text", FieldType.SEARCH, List.of(), "text", "本文");
    text(all, "tactic", "ATT&CK tactic", "ATT&CK の戦術");
    text(all, "rule", "rule", "ルール");
    text(all, "assignee", "assignee", "担当者");
    text(all, "tag", "tag", "タグ");
    text(all, "suppression", "suppression", "抑制");
    text(all, "source", "source", "ソース");
    text(all, "tenant", "tenant", "テナント");
    add(all, "time", FieldType.TIME, List.of(), "time of the last record", "最後の記録の時刻");
    add(all, "first_time", FieldType.TIME, List.of(), "time of the first record", "最初の記録の時刻");
    add(all, "count", FieldType.NUMBER, List.of(), "count", "件数");
    text(all, "entity", "entity", "エンティティ");
    ENTITIES.forEach((name, words) -> all.put(name, entity(name, words.get(0), words.get(1))));
    return Collections.unmodifiableMap(all);
  }

  /** Types of entities, as detections name them: in English and in Japanese. */
  private static Map<String, List<String>> entities() {
    Map<String, List<String>> types = new LinkedHashMap<>();
    types.put("host", List.of("host", "ホスト"));
    types.put("account", List.of("account", "アカウント"));
    types.put("ip", List.of("address", "アドレス"));
    types.put("process", List.of("process", "プロセス"));
    types.put("file", List.of("file", "ファイル"));
    types.put("application", List.of("application", "アプリケーション"));
    types.put("container", List.of("container", "コンテナー"));
    types.put("image", List.of("image", "イメージ"));
    types.put("kubernetes-resource", List.of("Kubernetes resource", "Kubernetes リソース"));
    types.put("kubernetes-cluster", List.of("Kubernetes cluster", "Kubernetes クラスター"));
    types.put("cloud-resource", List.of("cloud resource", "クラウド リソース"));
    types.put("subscription", List.of("subscription", "サブスクリプション"));
    types.put("storage-account", List.of("storage account", "ストレージ アカウント"));
    types.put("storage-container", List.of("storage container", "ストレージ コンテナー"));
    types.put("database-server", List.of("database server", "データベース サーバー"));
    types.put("database", List.of("database", "データベース"));
    types.put("cosmos-db-account", List.of("Cosmos DB account", "Cosmos DB アカウント"));
    types.put("collection", List.of("collection", "コレクション"));
    types.put("secret", List.of("secret", "シークレット"));
    types.put("website", List.of("website", "Web サイト"));
    types.put("url", List.of("URL", "URL"));
    types.put("site", List.of("site", "サイト"));
    types.put("device", List.of("device", "デバイス"));
    types.put("group", List.of("group", "グループ"));
    types.put("module", List.of("module", "モジュール"));
    types.put("memory-region", List.of("memory region", "メモリ領域"));
    return types;
  }

  private static Field entity(String name, String english, String japanese) {
    return new Field(name, FieldType.TEXT, List.of(), "the " + english, japanese);
  }

  private static <E> List<String> keys(E[] values, Function<E, String> key) {
    return Arrays.stream(values).map(key).toList();
  }

  private static void ranked(
      Map<String, Field> all, String name, List<String> words, String english, String japanese) {
    add(all, name, FieldType.RANK, words, english, japanese);
  }

  private static void text(Map<String, Field> all, String name, String english, String japanese) {
    add(all, name, FieldType.TEXT, List.of(), english, japanese);
  }

  private static void add(
      Map<String, Field> all,
      String name,
      FieldType type,
      List<String> words,
      String english,
      String japanese) {
    all.put(name, new Field(name, type, words, "the " + english, japanese));
  }
}
