package org.hansho.casework.export.format;

/** The native shape for people and scripts: one JSON array, indented. */
final class JsonFormat extends JsonListFormat {
  JsonFormat() {
    super("json", "", "");
  }

  @Override
  public String alert(Outgoing out, Presentation presentation) {
    return NativeFormat.tree(out, presentation).indented();
  }
}
