package org.hansho.casework.export.format;

import java.util.List;
import java.util.Objects;

/**
 * An object of STIX 2.1 by itself.
 *
 * @param version when it was modified, or created, as RFC 3339 with milliseconds; empty if it has
 *     no versions, as what was observed
 * @param json the object on one line
 */
public record StixObject(String id, String type, String version, String json) {
  /**
   * The objects of an alert, and who says so, in an order in which references lead backwards. The
   * same alert handled at the same time gives the same objects.
   */
  public static List<StixObject> of(Outgoing alert, Presentation presentation) {
    return StixFormat.objects(alert, presentation).stream().map(StixObject::of).toList();
  }

  private static StixObject of(Tree tree) {
    Object modified = tree.get("modified");
    return new StixObject(
        String.valueOf(tree.get("id")),
        String.valueOf(tree.get("type")),
        Objects.requireNonNullElse(modified, "").toString(),
        tree.text());
  }

  /** A UUID that follows from a text, of version 5 as STIX has them. */
  public static String uuid(String text) {
    return StixObjects.id("x", text).substring("x--".length());
  }

  /** A time as TAXII has them: RFC 3339 with microseconds. */
  public static String time(long nanos) {
    return Times.micros(nanos);
  }
}
