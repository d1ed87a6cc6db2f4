package org.hansho.library;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.hansho.alert.Language;
import org.hansho.yaml.SourceText;

/**
 * The detections and lists that come with Hansho, read from the class path.
 *
 * <p>They are named as in the repository: {@code detections/linux/….yml}, {@code lists/….yml}.
 *
 * @param detections by name
 * @param lists by name
 * @param incidents patterns of incidents, by name
 * @param inhibitions by name
 */
public record BuiltinTexts(
    List<SourceText> detections,
    List<SourceText> lists,
    List<SourceText> incidents,
    List<SourceText> inhibitions) {
  private static final String FOLDER = "hansho/";

  public BuiltinTexts {
    detections = List.copyOf(detections);
    lists = List.copyOf(lists);
    incidents = List.copyOf(incidents);
    inhibitions = List.copyOf(inhibitions);
  }

  /** Reads them whole. */
  public static BuiltinTexts read() throws IOException {
    return read(UnaryOperator.identity());
  }

  /** Reads what a running engine needs of them, with texts in this language. */
  public static BuiltinTexts excerpts(Language language) throws IOException {
    return read(text -> Excerpt.of(text, language));
  }

  private static BuiltinTexts read(UnaryOperator<byte[]> cut) throws IOException {
    List<SourceText> texts = new ArrayList<>();
    Enumeration<URL> roots =
        BuiltinTexts.class.getClassLoader().getResources(FOLDER + "detections");
    while (roots.hasMoreElements()) {
      URL root = roots.nextElement();
      if (root.openConnection() instanceof JarURLConnection connection) {
        readJar(connection, cut, texts);
      } else {
        readFolder(root, cut, texts);
      }
    }
    texts.sort(null);
    return new BuiltinTexts(
        texts.stream().filter(text -> text.file().startsWith("detections/")).toList(),
        texts.stream().filter(text -> text.file().startsWith("lists/")).toList(),
        texts.stream().filter(text -> text.file().startsWith("incidents/")).toList(),
        texts.stream().filter(text -> text.file().startsWith("inhibitions/")).toList());
  }

  private static void readJar(
      JarURLConnection connection, UnaryOperator<byte[]> cut, List<SourceText> texts)
      throws IOException {
    ((URLConnection) connection).setUseCaches(false);
    try (JarFile jar = connection.getJarFile()) {
      Enumeration<JarEntry> entries = jar.entries();
      while (entries.hasMoreElements()) {
        JarEntry entry = entries.nextElement();
        String name = entry.getName();
        if (name.startsWith(FOLDER) && TextFiles.isYaml(name)) {
          try (InputStream in = jar.getInputStream(entry)) {
            texts.add(text(name.substring(FOLDER.length()), in, cut));
          }
        }
      }
    }
  }

  private static void readFolder(URL root, UnaryOperator<byte[]> cut, List<SourceText> texts)
      throws IOException {
    Path detections = Path.of(uri(root));
    Path folder = detections.resolveSibling("");
    for (Path file : TextFiles.files(folder)) {
      try (InputStream in = Files.newInputStream(file)) {
        texts.add(text(folder.relativize(file).toString().replace('\\', '/'), in, cut));
      }
    }
  }

  private static SourceText text(String name, InputStream in, UnaryOperator<byte[]> cut)
      throws IOException {
    return new SourceText(name, TextFiles.decoded(cut.apply(TextFiles.bytes(in))));
  }

  private static URI uri(URL url) throws IOException {
    try {
      return url.toURI();
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }
}
