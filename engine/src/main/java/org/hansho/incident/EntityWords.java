package org.hansho.incident;

import java.util.Map;
import org.hansho.alert.Language;

/** What types of entities are called in sentences. Without state. */
final class EntityWords {
  private static final Map<String, String> ENGLISH =
      Map.of("ip", "address", "kubernetes-cluster", "cluster");

  private static final Map<String, String> JAPANESE =
      Map.ofEntries(
          Map.entry("account", "アカウント"),
          Map.entry("application", "アプリケーション"),
          Map.entry("cloud-resource", "リソース"),
          Map.entry("container", "コンテナー"),
          Map.entry("cosmos-db-account", "Cosmos DB アカウント"),
          Map.entry("database-server", "データベース サーバー"),
          Map.entry("device", "デバイス"),
          Map.entry("file", "ファイル"),
          Map.entry("host", "ホスト"),
          Map.entry("image", "イメージ"),
          Map.entry("ip", "アドレス"),
          Map.entry("kubernetes-cluster", "クラスター"),
          Map.entry("kubernetes-resource", "Kubernetes リソース"),
          Map.entry("process", "プロセス"),
          Map.entry("secret", "シークレット"),
          Map.entry("storage-account", "ストレージ アカウント"),
          Map.entry("storage-container", "ストレージ コンテナー"),
          Map.entry("website", "Web サイト"));

  private EntityWords() {}

  static String of(String type, Language language) {
    return language == Language.JAPANESE
        ? JAPANESE.getOrDefault(type, type)
        : ENGLISH.getOrDefault(type, type.replace('-', ' '));
  }
}
