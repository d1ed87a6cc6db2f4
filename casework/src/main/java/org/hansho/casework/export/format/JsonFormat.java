package org.hansho.casework.export.format;

/** The native shape for people and scripts: one JSON array, indented. */
final class JsonFormat implements AlertFormat {
  @Override
  public String name() {
    return "json";
  }

  @Override
  public String mediaType() {
    return "application/json";
  }

  @Override
  public String ending() {
    return "json";
  }

  @Override
  public String begin(Presentation presentation) {
    return "[\n";
  }

  @Override
  public String between() {
    return ",\n";
  }

  @Override
  public String behind() {
    return "";
  }

  @Override
  public String end() {
    return "\n]\n";
  }

  @Override
  public String alert(Outgoing out, Presentation presentation) {
    return NativeFormat.tree(out, presentation).indented();
  }
}
