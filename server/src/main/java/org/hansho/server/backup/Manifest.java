package org.hansho.server.backup;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a backup holds.
 *
 * @param made when it was made, as RFC 3339 has it
 * @param external whether alerts are in a database that is not part of it
 * @param parts its files, in their order
 */
record Manifest(String made, boolean external, List<Part> parts) {
  /** Its name in the archive, which it ends. */
  static final String NAME = "manifest.json";

  static final int LONGEST = 16 << 20;

  private static final int VERSION = 1;
  private static final Pattern SAFE =
      Pattern.compile("([A-Za-z0-9_=-][A-Za-z0-9._=-]*/)*[A-Za-z0-9_=-][A-Za-z0-9._=-]*");

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(8).build())
          .build();

  Manifest {
    parts = List.copyOf(parts);
  }

  /**
   * A file.
   *
   * @param name its path, with slashes
   * @param size in bytes
   * @param sha256 in hexadecimal
   */
  record Part(String name, long size, String sha256) {}

  byte[] json() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberField("hansho_backup", VERSION);
      json.writeStringField("made", made);
      json.writeBooleanField("external_store", external);
      json.writeArrayFieldStart("parts");
      for (Part part : parts) {
        json.writeStartObject();
        json.writeStringField("name", part.name());
        json.writeNumberField("size", part.size());
        json.writeStringField("sha256", part.sha256());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  /**
   * Reads one.
   *
   * @throws IOException if it is none, a newer program wrote it, or a name leads elsewhere
   */
  static Manifest read(byte[] text) throws IOException {
    int version = 0;
    String made = "";
    boolean external = false;
    List<Part> parts = new ArrayList<>();
    try (JsonParser json = JSON.createParser(text)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        switch (field) {
          case "hansho_backup" -> version = json.getIntValue();
          case "made" -> made = json.getText();
          case "external_store" -> external = json.getBooleanValue();
          case "parts" -> parts = parts(json);
          default -> json.skipChildren();
        }
      }
    }
    if (version != VERSION) {
      throw new IOException(
          version > VERSION
              ? "a newer Hansho made it; use that one"
              : "its manifest is not that of a backup");
    }
    return new Manifest(made, external, parts);
  }

  private static List<Part> parts(JsonParser json) throws IOException {
    List<Part> parts = new ArrayList<>();
    Set<String> names = new HashSet<>();
    while (json.nextToken() == JsonToken.START_OBJECT) {
      String name = "";
      long size = -1;
      String hash = "";
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        switch (field) {
          case "name" -> name = json.getText();
          case "size" -> size = json.getLongValue();
          case "sha256" -> hash = json.getText();
          default -> json.skipChildren();
        }
      }
      if (!SAFE.matcher(name).matches() || size < 0 || !names.add(name)) {
        throw new IOException("its manifest has a part that cannot be: " + name);
      }
      parts.add(new Part(name, size, hash));
    }
    return parts;
  }
}
