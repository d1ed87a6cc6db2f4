package org.hansho.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hansho.content.DetectionFile;
import org.hansho.sigma.Level;
import org.hansho.yaml.Problem;
import org.hansho.yaml.SourceText;
import org.hansho.yaml.YamlDocument;
import org.hansho.yaml.YamlNode;
import org.hansho.yaml.YamlNode.Entry;
import org.hansho.yaml.YamlNode.Mapping;
import org.hansho.yaml.YamlNode.Scalar;
import org.hansho.yaml.YamlText;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a checkout of SigmaHQ that are meant to raise alerts.
 *
 * <p>Of the folders, {@code rules} and {@code rules-emerging-threats} count; the others hold
 * starting points for hunting, compliance and forensics, and rules whose lists the reader must
 * write. Rules of the status {@code stable} or {@code test} keep their level. Those of the status
 * {@code experimental} have not been tried for long, and count one level less. What is then below
 * {@code medium} is left out: by the specification of Sigma, such events are notable and rarely an
 * incident. So is every other status.
 *
 * @param files those that were taken
 * @param left how many files of the two folders were left out
 */
public record SigmaHq(List<DetectionFile> files, int left) {
  private static final List<String> FOLDERS = List.of("rules", "rules-emerging-threats");
  private static final Set<String> TRIED = Set.of("stable", "test");
  private static final String LEVEL = "level";
  private static final String EXPERIMENTAL = "experimental";

  /** Copies the list. */
  public SigmaHq {
    files = List.copyOf(files);
  }

  /**
   * Reads a checkout.
   *
   * @param problems gets files that cannot be read
   * @return null where the path has no folder {@code rules}
   */
  static @Nullable SigmaHq read(Path checkout, Collection<Problem> problems) throws IOException {
    if (!Files.isDirectory(checkout.resolve(FOLDERS.get(0)))) {
      return null;
    }
    List<DetectionFile> taken = new ArrayList<>();
    int left = 0;
    for (String folder : FOLDERS) {
      Path below = checkout.resolve(folder);
      List<SourceText> texts =
          Files.isDirectory(below) ? TextFiles.below(below, problems) : List.of();
      for (SourceText text : texts) {
        DetectionFile file = chosen(below(checkout, text), text);
        if (file == null) {
          left++;
        } else {
          taken.add(file);
        }
      }
    }
    return new SigmaHq(taken, left);
  }

  private static String below(Path checkout, SourceText text) throws IOException {
    Path path = Path.of(text.file()).toRealPath();
    return checkout.toRealPath().relativize(path).toString().replace('\\', '/');
  }

  /** The file as it counts; null where it does not. */
  private static @Nullable DetectionFile chosen(String path, SourceText text) {
    YamlText read = YamlText.of(text.file(), text.text());
    List<YamlNode> roots = read.roots();
    if (roots.isEmpty() || !(roots.get(0) instanceof Mapping rule)) {
      return new DetectionFile(path, false, false, text, read);
    }
    String status = text(rule, "status");
    Level level = level(rule);
    if (TRIED.contains(status) && level.compareTo(Level.MEDIUM) >= 0) {
      return new DetectionFile(path, false, false, text, read);
    }
    if (status.equals(EXPERIMENTAL) && level.compareTo(Level.MEDIUM) > 0) {
      return new DetectionFile(path, false, false, text, lowered(read, level));
    }
    return null;
  }

  private static String text(Mapping rule, String key) {
    return rule.get(key) instanceof Scalar scalar ? scalar.text().toLowerCase(Locale.ROOT) : "";
  }

  private static Level level(Mapping rule) {
    Level level = Level.of(text(rule, LEVEL));
    return level == null ? Level.MEDIUM : level;
  }

  /** The same text whose documents of that level count one less. */
  private static YamlText lowered(YamlText read, Level level) {
    String lower = Level.values()[level.ordinal() - 1].key();
    List<YamlDocument> documents = new ArrayList<>();
    for (YamlDocument document : read.documents()) {
      YamlNode root = document.root();
      documents.add(
          root instanceof Mapping rule && level(rule) == level
              ? new YamlDocument(withLevel(rule, lower), document.sound())
              : document);
    }
    return new YamlText(read.file(), read.text(), documents, read.problems());
  }

  private static Mapping withLevel(Mapping rule, String level) {
    Map<String, Entry> entries = new LinkedHashMap<>(rule.entries());
    entries.computeIfPresent(
        LEVEL,
        (key, entry) ->
            new Entry(
                entry.keyPlace(), new Scalar(entry.value().place(), level, Scalar.Kind.TEXT)));
    return new Mapping(rule.place(), entries);
  }
}
