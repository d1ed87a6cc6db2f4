package org.hansho.intelligence;

import java.util.List;
import java.util.Map;
import org.hansho.yaml.Place;

/**
 * What the columns of a CSV text mean, by their names. Names are compared in small letters, with
 * everything but letters and digits read as {@code _}.
 */
final class CsvColumns {
  /** Columns that hold entries of one kind. */
  private static final Map<String, IndicatorKind> KINDS =
      Map.ofEntries(
          Map.entry("ip", IndicatorKind.IP),
          Map.entry("ip_address", IndicatorKind.IP),
          Map.entry("ipaddress", IndicatorKind.IP),
          Map.entry("src_ip", IndicatorKind.IP),
          Map.entry("dst_ip", IndicatorKind.IP),
          Map.entry("source_ip", IndicatorKind.IP),
          Map.entry("destination_ip", IndicatorKind.IP),
          Map.entry("cidr", IndicatorKind.CIDR),
          Map.entry("network", IndicatorKind.CIDR),
          Map.entry("prefix", IndicatorKind.CIDR),
          Map.entry("domain", IndicatorKind.DOMAIN),
          Map.entry("domain_name", IndicatorKind.DOMAIN),
          Map.entry("hostname", IndicatorKind.DOMAIN),
          Map.entry("fqdn", IndicatorKind.DOMAIN),
          Map.entry("url", IndicatorKind.URL),
          Map.entry("md5", IndicatorKind.MD5),
          Map.entry("md5_hash", IndicatorKind.MD5),
          Map.entry("sha256", IndicatorKind.SHA256),
          Map.entry("sha256_hash", IndicatorKind.SHA256));

  /** Columns that hold entries of any kind. */
  private static final List<String> MIXED =
      List.of("indicator", "indicator_value", "ioc", "ioc_value", "value", "observable", "host");

  private static final List<String> FIRST_SEEN =
      List.of("first_seen", "first_seen_utc", "firstseen", "dateadded", "date_added", "added");
  private static final List<String> LAST_SEEN =
      List.of("last_seen", "last_seen_utc", "lastseen", "last_online", "updated");
  private static final List<String> VALID_FROM = List.of("valid_from", "validfrom", "start");
  private static final List<String> VALID_UNTIL =
      List.of("valid_until", "validuntil", "expires", "expiration", "expiry", "end");
  private static final List<String> CONFIDENCE = List.of("confidence", "confidence_level", "score");
  private static final List<String> CATEGORY = List.of("category", "threat_type", "threat", "type");
  private static final List<String> DESCRIPTION =
      List.of("description", "comment", "note", "malware", "malware_printable", "signature");

  private final List<String> names;

  CsvColumns(List<String> header) {
    names = header.stream().map(CsvColumns::name).toList();
  }

  private static String name(String header) {
    return ListDraft.word(header).replace('-', '_');
  }

  /** Whether some column holds entries. */
  boolean hasEntries() {
    return names.stream().anyMatch(name -> KINDS.containsKey(name) || MIXED.contains(name));
  }

  /** Takes the entries of a row. */
  void read(List<String> row, ListDraft draft, Place place) {
    EntryDetail detail = detail(row);
    boolean any = false;
    for (int i = 0; i < Math.min(names.size(), row.size()); i++) {
      String field = row.get(i);
      IndicatorKind kind = KINDS.get(names.get(i));
      boolean mixed = MIXED.contains(names.get(i));
      if (field.isEmpty() || (kind == null && !mixed)) {
        continue;
      }
      any = true;
      if (kind == null) {
        draft.addText(field, detail, place);
      } else {
        draft.add(kind, field, detail, place);
      }
    }
    if (!any) {
      draft.leaveOut("a row without an indicator", place);
    }
  }

  private EntryDetail detail(List<String> row) {
    EntryDetail detail =
        new EntryDetail(
            DateText.nanos(first(row, FIRST_SEEN)),
            DateText.nanos(first(row, LAST_SEEN)),
            DateText.nanos(first(row, VALID_FROM)),
            DateText.end(first(row, VALID_UNTIL)),
            confidence(first(row, CONFIDENCE)),
            ListDraft.word(first(row, CATEGORY)),
            first(row, DESCRIPTION));
    return detail.equals(EntryDetail.NONE) ? EntryDetail.NONE : detail;
  }

  /** The first field that is not empty of the named columns. */
  private String first(List<String> row, List<String> wanted) {
    for (String name : wanted) {
      int column = names.indexOf(name);
      if (column >= 0 && column < row.size() && !row.get(column).isEmpty()) {
        return row.get(column);
      }
    }
    return "";
  }

  /** A whole number from 0 to 100, otherwise not known. */
  static int confidence(String text) {
    if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) > 100) {
      return EntryDetail.UNKNOWN;
    }
    return Integer.parseInt(text);
  }
}
