package org.hansho.analyze;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.hansho.event.Analyzer;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.sql.WordTable;

/**
 * Says which part of a site a request went to: {@code web.path_group} is the first folder of the
 * path, {@code /} for a page at the top; {@code web.request_kind} is {@code asset} for what
 * browsers fetch with a page, by its ending, else {@code page}. Allocates nothing.
 */
final class WebTrafficAnalyzer implements Analyzer {
  private static final String PATH = "url.path.normalized";
  private static final String EXTENSION = "url.extension";
  private static final String GROUP = "web.path_group";
  private static final String KIND = "web.request_kind";

  /** Longest part of a path by which groups are distinguished, in bytes. */
  private static final int LONGEST = 64;

  private static final byte[] TOP = ascii("/");
  private static final byte[] PAGE = ascii("page");
  private static final byte[] ASSET = ascii("asset");
  private static final WordTable ASSETS = assets();

  private static WordTable assets() {
    Map<String, Integer> words = new HashMap<>();
    WordTable.add(words, 1, "css js mjs map json webmanifest png jpg jpeg gif svg ico webp avif");
    WordTable.add(words, 1, "bmp woff woff2 ttf otf eot mp3 mp4 webm wasm");
    return new WordTable(words);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public String name() {
    return "web-traffic";
  }

  @Override
  public Set<String> reads() {
    return Set.of(PATH, EXTENSION);
  }

  @Override
  public Set<String> writes() {
    return Set.of(GROUP, KIND);
  }

  @Override
  public boolean appliesTo(EventClass eventClass) {
    return WebRequests.are(eventClass);
  }

  @Override
  public Step bind(Fields fields) {
    int path = fields.id(PATH);
    int extension = fields.id(EXTENSION);
    int group = fields.id(GROUP);
    int kind = fields.id(KIND);
    return event -> {
      if (group != Fields.UNREAD) {
        addGroup(event, path, group);
      }
      if (kind != Fields.UNREAD) {
        add(event, kind, isAsset(event, extension) ? ASSET : PAGE);
      }
    };
  }

  private static void addGroup(Event event, int path, int group) {
    int slot = path == Fields.UNREAD ? Event.NONE : event.first(path);
    if (slot == Event.NONE) {
      add(event, group, TOP);
      return;
    }
    byte[] buffer = event.buffer(slot);
    int start = event.start(slot);
    int end = Math.min(start + LONGEST, start + event.length(slot));
    int at = start + 1;
    while (at < end && buffer[at] != '/') {
      at++;
    }
    if (at < end) {
      event.addPart(group, slot, 0, at - start);
    } else {
      add(event, group, TOP);
    }
  }

  private static boolean isAsset(Event event, int extension) {
    int slot = extension == Fields.UNREAD ? Event.NONE : event.first(extension);
    if (slot == Event.NONE) {
      return false;
    }
    byte[] buffer = event.buffer(slot);
    int start = event.start(slot);
    return ASSETS.flags(buffer, start, start + event.length(slot)) != 0;
  }

  private static void add(Event event, int field, byte[] word) {
    event.addWellFormed(field, word, 0, word.length);
  }
}
