package org.hansho.cli.content;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.hansho.sigma.SourceText;

/**
 * The detections and lists that come with Hansho, read from the class path.
 *
 * <p>They are named as in the repository: {@code detections/linux/….yml}, {@code lists/….yml}.
 *
 * @param detections by name
 * @param lists by name
 */
public record BuiltinTexts(List<SourceText> detections, List<SourceText> lists) {
  private static final String FOLDER = "hansho/";

  public BuiltinTexts {
    detections = List.copyOf(detections);
    lists = List.copyOf(lists);
  }

  /** Reads them. */
  public static BuiltinTexts read() throws IOException {
    List<SourceText> texts = new ArrayList<>();
    Enumeration<URL> roots =
        BuiltinTexts.class.getClassLoader().getResources(FOLDER + "detections");
    while (roots.hasMoreElements()) {
      URL root = roots.nextElement();
      if (root.openConnection() instanceof JarURLConnection connection) {
        readJar(connection, texts);
      } else {
        readFolder(root, texts);
      }
    }
    texts.sort(Comparator.comparing(SourceText::file));
    return new BuiltinTexts(
        texts.stream().filter(text -> text.file().startsWith("detections/")).toList(),
        texts.stream().filter(text -> text.file().startsWith("lists/")).toList());
  }

  private static void readJar(JarURLConnection connection, List<SourceText> texts)
      throws IOException {
    ((URLConnection) connection).setUseCaches(false);
    try (JarFile jar = connection.getJarFile()) {
      Enumeration<JarEntry> entries = jar.entries();
      while (entries.hasMoreElements()) {
        JarEntry entry = entries.nextElement();
        String name = entry.getName();
        if (name.startsWith(FOLDER) && TextFiles.isYaml(name)) {
          try (InputStream in = jar.getInputStream(entry)) {
            texts.add(new SourceText(name.substring(FOLDER.length()), TextFiles.decoded(in)));
          }
        }
      }
    }
  }

  private static void readFolder(URL root, List<SourceText> texts) throws IOException {
    Path detections = Path.of(uri(root));
    Path folder = detections.resolveSibling("");
    for (SourceText text : TextFiles.below(folder)) {
      String name = folder.relativize(Path.of(text.file())).toString().replace('\\', '/');
      texts.add(new SourceText(name, text.text()));
    }
  }

  private static URI uri(URL url) throws IOException {
    try {
      return url.toURI();
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }
}
