package org.hansho.server.source;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.hansho.alert.Language;
import org.hansho.server.http.HttpProblem;
import org.jspecify.annotations.Nullable;

/**
 * The bulk API of Elasticsearch, by which Beats, Elastic Agent, Logstash, Fluent Bit, Vector and
 * rsyslog send: pairs of lines, an action and a document. Each document that is created or indexed
 * is a record and has a status of its own; what is refused with 429 is sent again by shippers. A
 * document that has an {@code _id} counts once in its index within 24 hours.
 *
 * <p>The source is the index or data stream without a date at its end, since a new name would be a
 * new source each day. Documents are not updated or deleted. Source: Elasticsearch reference, "Bulk
 * API" of 8.x.
 */
final class ElasticsearchBulk implements Protocol {
  private static final Pattern DATE =
      Pattern.compile("[-._]\\d{4}[-._]\\d{2}([-._]\\d{2}([-._]\\d{2})?)?$");

  private static final List<String> ACTIONS = List.of("create", "index", "update", "delete");
  private static final List<String> TARGET = List.of("_index", "_id");
  private static final int LONGEST_ID = 512;

  /** So many letters may the index of the path have in the answers of all items together. */
  private static final int MOST_ECHOED = 8 << 20;

  /** Where documents go that name no index. */
  private static final String NO_INDEX = "elasticsearch";

  @Override
  public Answer read(Context call, byte[] body, SourceNames names, Portions portions) {
    long began = System.nanoTime();
    String inPath = call.pathParamMap().getOrDefault("index", "");
    if (inPath.length() > LONGEST_ID) {
      throw HttpProblem.ofProtocol(400, "An index has at most " + LONGEST_ID + " letters.");
    }
    Reading reading = new Reading(body, inPath, names, portions);
    try {
      reading.all();
    } catch (IOException broken) {
      throw HttpProblem.ofProtocol(
          400,
          "Malformed action/metadata line "
              + reading.line
              + ": "
              + JsonFault.of(broken).in(Language.ENGLISH)
              + ".");
    }
    return (answered, settled) ->
        ElasticsearchWords.answer(answered, reading.items, settled, System.nanoTime() - began);
  }

  @Override
  public boolean refuse(Context call, HttpProblem problem) {
    ElasticsearchWords.refuse(call, problem);
    return true;
  }

  /**
   * One action.
   *
   * @param portion that holds its document; -1 if none does
   * @param problem why its document was not taken; null if it was
   */
  record Item(String action, String index, String id, int portion, @Nullable HttpProblem problem) {}

  /** Goes through one body. */
  private static final class Reading {
    private final byte[] body;
    private final String inPath;
    private final SourceNames names;
    private final Portions portions;
    private final Map<String, String> sources = new HashMap<>();
    private final List<Item> items = new ArrayList<>();
    private int at;
    private int line;
    private int echoed;

    Reading(byte[] body, String inPath, SourceNames names, Portions portions) {
      this.body = body;
      this.inPath = inPath;
      this.names = names;
      this.portions = portions;
    }

    void all() throws IOException {
      JsonSlice action = next();
      while (action != null) {
        if (action.to() > action.from()) {
          portions.boundItems(items.size() + 1);
          item(action);
        }
        action = next();
      }
      if (items.isEmpty()) {
        throw new IOException("there is no action");
      }
    }

    /** The next line without its end; null behind the last. */
    private @Nullable JsonSlice next() {
      if (at >= body.length) {
        return null;
      }
      int from = at;
      while (at < body.length && body[at] != '\n') {
        at++;
      }
      int to = at > from && body[at - 1] == '\r' ? at - 1 : at;
      at++;
      line++;
      return new JsonSlice(body, from, to);
    }

    private void item(JsonSlice action) throws IOException {
      Map<String, JsonSlice> named = action.whole().members(ACTIONS);
      if (named.size() != 1) {
        throw new IOException("one of create, index, update and delete is expected");
      }
      Map.Entry<String, JsonSlice> only = named.entrySet().iterator().next();
      String kind = only.getKey();
      Map<String, JsonSlice> target = only.getValue().members(TARGET);
      String index = index(target.get("_index"));
      JsonSlice known = target.get("_id");
      String id = known == null || known.isNull() ? "" : known.text();
      boolean deletes = kind.equals("delete");
      JsonSlice document = deletes ? null : next();
      if (document == null && !deletes) {
        throw new IOException("its document is missing");
      }
      items.add(answered(kind, index, id, document));
    }

    /** The index of an item; that of the path is said again for each item, so it is bounded. */
    private String index(@Nullable JsonSlice named) throws IOException {
      if (named != null && !named.isNull()) {
        return named.text();
      }
      echoed += inPath.length();
      if (echoed > MOST_ECHOED) {
        throw HttpProblem.ofProtocol(
            413, "Send smaller batches, or a shorter index: the answer would be too long.");
      }
      return inPath;
    }

    /** What becomes of one action; the document is null if it has none. */
    private Item answered(String kind, String index, String id, @Nullable JsonSlice document) {
      if (index.length() > LONGEST_ID || id.length() > LONGEST_ID) {
        return refused(kind, "", "", 400, "_index and _id have at most 512 letters.");
      }
      if (document == null) {
        return refused(kind, index, id, 400, "Documents cannot be deleted here.");
      }
      return kind.equals("update")
          ? refused(kind, index, id, 400, "Documents cannot be updated here.")
          : taken(kind, index, id, document);
    }

    private Item taken(String kind, String index, String id, JsonSlice document) {
      if (!portions.fits(document.to() - document.from())) {
        return refused(kind, index, id, 413, "The document is larger than http.max_record.");
      }
      try {
        if (!document.whole().isObject()) {
          return refused(kind, index, id, 400, "The document is no JSON object.");
        }
        String source = source(index);
        String key = id.isEmpty() ? "" : index + "\0" + id;
        int portion = portions.add(source, key, document.bytes(), document.from(), document.to());
        return new Item(kind, index, id, portion, null);
      } catch (IOException broken) {
        return refused(
            kind,
            index,
            id,
            400,
            "The document is broken: " + JsonFault.of(broken).in(Language.ENGLISH));
      } catch (HttpProblem problem) {
        return new Item(kind, index, id, -1, problem);
      }
    }

    private String source(String index) {
      String known = sources.get(index);
      if (known == null) {
        String undated = DATE.matcher(index).replaceFirst("");
        known = names.suggested(undated.isEmpty() ? NO_INDEX : undated);
        sources.put(index, known);
      }
      return known;
    }

    private static Item refused(String kind, String index, String id, int status, String detail) {
      return new Item(kind, index, id, -1, HttpProblem.ofProtocol(status, detail));
    }
  }
}
