package org.hansho.sigma;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.yaml.Problems;
import org.hansho.yaml.Suggestion;
import org.hansho.yaml.YamlDocument;
import org.hansho.yaml.YamlNode;
import org.hansho.yaml.YamlNode.Mapping;
import org.hansho.yaml.YamlNode.Scalar;
import org.hansho.yaml.YamlText;

/**
 * Reads one text: its documents, the actions that connect them, and each by its kind.
 *
 * <p>{@code action: global} lends its keys to the documents after it, {@code repeat} fills up from
 * the document before, {@code reset} forgets what was global. A document's own keys win.
 */
final class SigmaFile {
  private static final Set<String> ACTIONS = Set.of("global", "reset", "repeat");
  private static final List<String> KINDS =
      List.of("detection", "correlation", "filter", "baseline");

  private final Problems problems;
  private final Lists lists;
  private final List<Draft> drafts = new ArrayList<>();
  private Map<String, YamlNode.Entry> global = Map.of();
  private Map<String, YamlNode.Entry> previous = Map.of();
  private int documents;

  private SigmaFile(Problems problems, Lists lists) {
    this.problems = problems;
    this.lists = lists;
  }

  /** Takes the documents of a text; what is wrong in them goes to {@code problems}. */
  static SigmaFile read(YamlText text, Lists lists, Problems problems) {
    SigmaFile file = new SigmaFile(problems, lists);
    text.documents().forEach(file::document);
    return file;
  }

  /** The documents that could be read at least in part. */
  List<Draft> drafts() {
    return drafts;
  }

  /** How many documents there are, readable or not; actions and alert documents do not count. */
  int documents() {
    return documents;
  }

  private void document(YamlDocument document) {
    if (document.root() == null) {
      documents++;
    } else {
      document(document.root(), document.sound());
    }
  }

  private void document(YamlNode node, boolean sound) {
    problems.inRule("");
    if (!(node instanceof Mapping mapping)) {
      documents++;
      problems.error(node.place(), "a Sigma document is a mapping of keys to values", "");
      return;
    }
    if (mapping.get("alert") != null) {
      return;
    }
    if (mapping.get("action") instanceof Scalar action) {
      action(action, mapping, sound);
      return;
    }
    Mapping whole = filled(mapping, global);
    previous = whole.entries();
    read(whole, sound);
  }

  private void action(Scalar action, Mapping mapping, boolean sound) {
    Map<String, YamlNode.Entry> own = new LinkedHashMap<>(mapping.entries());
    own.remove("action");
    switch (action.text()) {
      case "global" -> {
        Mapping whole = filled(new Mapping(mapping.place(), own), global);
        global = whole.entries();
        previous = global;
      }
      case "reset" -> global = Map.of();
      case "repeat" -> {
        Mapping whole = filled(new Mapping(mapping.place(), own), previous);
        previous = whole.entries();
        read(whole, sound);
      }
      default -> {
        documents++;
        String remedy = Suggestion.of(action.text(), ACTIONS);
        problems.error(action.place(), "there is no action '" + action.text() + "'", remedy);
      }
    }
  }

  /** The document with the keys it lacks; a detection takes selections, other kinds do not. */
  private static Mapping filled(Mapping own, Map<String, YamlNode.Entry> lent) {
    if (lent.isEmpty()) {
      return own;
    }
    boolean otherKind =
        own.get("correlation") != null || own.get("baseline") != null || own.get("filter") != null;
    Map<String, YamlNode.Entry> whole = new LinkedHashMap<>(own.entries());
    lent.forEach(
        (key, entry) -> {
          if (otherKind && (key.equals("detection") || key.equals("logsource"))) {
            return;
          }
          whole.merge(key, entry, SigmaFile::merged);
        });
    return new Mapping(own.place(), whole);
  }

  private static YamlNode.Entry merged(YamlNode.Entry own, YamlNode.Entry lent) {
    if (own.value() instanceof Mapping ownKeys && lent.value() instanceof Mapping lentKeys) {
      Map<String, YamlNode.Entry> whole = new LinkedHashMap<>(ownKeys.entries());
      lentKeys.entries().forEach((key, entry) -> whole.merge(key, entry, SigmaFile::merged));
      return new YamlNode.Entry(own.keyPlace(), new Mapping(ownKeys.place(), whole));
    }
    return own;
  }

  private void read(Mapping document, boolean sound) {
    documents++;
    int before = problems.refusals();
    Header header = HeaderReader.read(document, problems);
    List<String> kinds = KINDS.stream().filter(kind -> document.get(kind) != null).toList();
    if (kinds.size() != 1) {
      String message =
          kinds.isEmpty()
              ? "the document has no detection"
              : "the document is both a " + kinds.get(0) + " and a " + kinds.get(1);
      String remedy = kinds.isEmpty() ? "add 'detection:'" : "separate them by a line '---'";
      problems.error(document.place(), message, remedy);
      return;
    }
    Scope scope = Scope.of(problems, lists, SigmaVersion.hasArrayScopes(document, problems));
    DocumentReader reader = new DocumentReader(document, header, scope);
    DocumentReader.Parts parts = reader.read(kinds.get(0));
    if (parts != null) {
      boolean refused = !sound || problems.refusals() > before;
      drafts.add(new Draft(header, parts.content(), parts.mentions(), scope, refused));
    }
  }
}
