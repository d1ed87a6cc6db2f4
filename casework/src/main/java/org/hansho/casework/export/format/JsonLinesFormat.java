package org.hansho.casework.export.format;

/** A format that is one line of JSON an alert, in files as in messages. */
abstract class JsonLinesFormat implements AlertFormat {
  private final String name;

  JsonLinesFormat(String name) {
    this.name = name;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String mediaType() {
    return "application/x-ndjson";
  }

  @Override
  public final String messageType() {
    return "application/json";
  }

  @Override
  public final String ending() {
    return "ndjson";
  }
}
