package org.hansho.intelligence;

import java.util.Map;
import java.util.Set;
import org.hansho.event.Event;
import org.hansho.yaml.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Reads events of the MISP core format: their attributes and those of their objects. One event, a
 * list of events, or the {@code response} of a server.
 *
 * <p>Attributes that are deleted, or that the event's author marked as not for detection ({@code
 * to_ids} false), are left out without a word, as are the types that are no indicators; hashes and
 * names of kinds that are not looked up are counted. Proposals ({@code ShadowAttribute}) are not
 * read. Linear. Source: MISP core format, draft of the MISP standard.
 */
final class MispReader {
  private static final Set<String> WANTED =
      Set.of(
          "type",
          "value",
          "to_ids",
          "deleted",
          "comment",
          "timestamp",
          "first_seen",
          "last_seen",
          "info",
          "date",
          "name");

  /** Types and the kinds of the parts that a bar separates. */
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("ip-src", "ip"),
          Map.entry("ip-dst", "ip"),
          Map.entry("ip-src|port", "ip|"),
          Map.entry("ip-dst|port", "ip|"),
          Map.entry("domain", "domain"),
          Map.entry("hostname", "domain"),
          Map.entry("hostname|port", "domain|"),
          Map.entry("domain|ip", "domain|ip"),
          Map.entry("url", "url"),
          Map.entry("md5", "md5"),
          Map.entry("sha256", "sha256"),
          Map.entry("filename|md5", "|md5"),
          Map.entry("filename|sha256", "|sha256"));

  /** Types that detect something that is not looked up here. */
  private static final Set<String> NOT_LOOKED_UP =
      Set.of(
          "sha1",
          "sha224",
          "sha384",
          "sha512",
          "ssdeep",
          "imphash",
          "authentihash",
          "tlsh",
          "filename|sha1",
          "filename|sha512",
          "filename|ssdeep",
          "uri",
          "user-agent",
          "email",
          "email-src",
          "mutex",
          "regkey",
          "regkey|value",
          "filename",
          "snort",
          "yara",
          "sigma",
          "pattern-in-file",
          "ja3-fingerprint-md5");

  private final ListDraft draft;
  private String organisation = "";
  private boolean known;

  private MispReader(ListDraft draft) {
    this.draft = draft;
  }

  static @Nullable IndicatorList read(String text, ListDraft draft) {
    MispReader reader = new MispReader(draft);
    Problems problems = draft.problems();
    if (!JsonWalk.over(text, WANTED, problems, reader::object)) {
      return null;
    }
    if (!reader.known) {
      problems.error(
          problems.start(),
          "the JSON is neither a MISP event nor a STIX bundle",
          "export it as MISP core format or as STIX 2.1");
      return null;
    }
    return draft.finished();
  }

  private void object(JsonWalk.Member object) {
    switch (object.key()) {
      case "Attribute" -> attribute(object);
      case "Orgc" -> organisation = object.text("name");
      case "Event" -> event(object);
      default -> {
        if (!object.text("info").isEmpty()) {
          event(object);
        }
      }
    }
  }

  private void event(JsonWalk.Member event) {
    known = true;
    long date = DateText.nanos(event.text("date"));
    draft.describe(event.text("info"), organisation, date);
  }

  private void attribute(JsonWalk.Member attribute) {
    known = true;
    String type = attribute.text("type");
    if (isTrue(attribute.text("deleted")) || !isTrue(attribute.text("to_ids"))) {
      return;
    }
    String kinds = TYPES.get(type);
    if (kinds != null) {
      parts(kinds, attribute);
    } else if (NOT_LOOKED_UP.contains(type)) {
      draft.leaveOut("MISP attributes of type " + type + " are not looked up", attribute.place());
    }
  }

  private static boolean isTrue(String text) {
    return text.equals("true") || text.equals("1");
  }

  private void parts(String kinds, JsonWalk.Member attribute) {
    String[] kindOf = kinds.split("\\|", -1);
    String[] values = attribute.text("value").split("\\|", kindOf.length);
    EntryDetail detail = detail(attribute);
    for (int i = 0; i < kindOf.length; i++) {
      IndicatorKind kind = IndicatorKind.of(kindOf[i]);
      if (kind != null) {
        String value = i < values.length ? values[i] : "";
        draft.add(kind, value, detail, attribute.place());
      }
    }
  }

  private static EntryDetail detail(JsonWalk.Member attribute) {
    long last = DateText.nanos(attribute.text("last_seen"));
    if (last == Event.NO_TIME) {
      last = DateText.nanos(attribute.text("timestamp"));
    }
    return new EntryDetail(
        DateText.nanos(attribute.text("first_seen")),
        last,
        Event.NO_TIME,
        Event.NO_TIME,
        EntryDetail.UNKNOWN,
        "",
        attribute.text("comment"));
  }
}
