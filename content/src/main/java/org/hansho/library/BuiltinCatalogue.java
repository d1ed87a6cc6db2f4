package org.hansho.library;

import java.io.IOException;
import java.io.InputStream;
import org.hansho.content.Catalogue;
import org.hansho.content.CatalogueReader;
import org.hansho.yaml.Problems;
import org.hansho.yaml.SourceText;

/** The list of alerts that Hansho sets out to raise, built or not, as it comes with Hansho. */
public final class BuiltinCatalogue {
  private static final String FILE = "hansho/catalogue.yml";

  private BuiltinCatalogue() {}

  /** Reads it from the class path. */
  public static Catalogue read() throws IOException {
    try (InputStream in = BuiltinCatalogue.class.getClassLoader().getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IOException("no " + FILE);
      }
      SourceText text = new SourceText("catalogue.yml", TextFiles.decoded(in));
      return CatalogueReader.read(text, new Problems(text.file(), text.text()));
    }
  }
}
