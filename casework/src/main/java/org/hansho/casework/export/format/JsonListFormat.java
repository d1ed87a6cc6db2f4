package org.hansho.casework.export.format;

/** A format of which a file is one JSON document with a list of alerts. */
abstract class JsonListFormat implements AlertFormat {
  private final String name;
  private final String before;
  private final String after;

  /**
   * A format of that name.
   *
   * @param before what stands before the list
   * @param after what stands behind it
   */
  JsonListFormat(String name, String before, String after) {
    this.name = name;
    this.before = before;
    this.after = after;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String mediaType() {
    return "application/json";
  }

  @Override
  public final String ending() {
    return "json";
  }

  @Override
  public final String begin(Presentation presentation) {
    return before + "[\n";
  }

  @Override
  public final String between() {
    return ",\n";
  }

  @Override
  public final String behind() {
    return "";
  }

  @Override
  public final String end() {
    return "\n]" + after + "\n";
  }
}
