package org.hansho.detect.baseline;

import java.util.List;
import java.util.Map;

/**
 * What a volume adds up or counts, in words; fields without words keep their names. Immutable.
 *
 * @param isNamed whether there are words for it
 * @param english in the plural
 */
record VolumeWords(boolean isNamed, String english, String japanese) {
  private static final Map<String, VolumeWords> BY_FIELD =
      Map.of(
          "bytes_read", named("bytes read", "読み取りバイト数"),
          "http.response.body.bytes", named("bytes read", "読み取りバイト数"),
          "object_read", named("objects read", "読み取られたオブジェクト"),
          "object_deleted", named("objects deleted", "削除されたオブジェクト"),
          "azure.keyvault.object_name", named("secrets and keys", "シークレットとキー"),
          "cloud.resource.name", named("resources", "リソース"));

  private static VolumeWords named(String english, String japanese) {
    return new VolumeWords(true, english, japanese);
  }

  /** Those of fields. */
  static VolumeWords of(List<String> fields) {
    String names = String.join(", ", fields);
    VolumeWords own = new VolumeWords(false, "values of " + names, " " + names + " ");
    return BY_FIELD.getOrDefault(names, own);
  }

  String englishSum(String value) {
    return isNamed
        ? value + " " + english
        : "a total of " + value + " in " + english.substring("values of ".length());
  }

  /** What has different values. */
  String japaneseValues() {
    return isNamed ? japanese : japanese + "の値";
  }
}
