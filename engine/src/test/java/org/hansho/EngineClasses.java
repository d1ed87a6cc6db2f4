package org.hansho;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.hansho.event.Event;
import org.hansho.format.Formats;
import org.hansho.intelligence.Intelligence;
import org.hansho.memory.region.ProcessAnalysis;
import org.hansho.pipeline.Engine;
import org.hansho.web.RequestAnalysis;

/**
 * The classes of the modules from {@code event} to {@code engine}, as rules of the house see them.
 */
public final class EngineClasses {
  private static final List<Class<?>> ONE_OF_EACH_MODULE =
      List.of(
          Event.class,
          RequestAnalysis.class,
          ProcessAnalysis.class,
          Formats.class,
          Intelligence.class,
          Engine.class);

  /** All of them, whatever else is on the class path. */
  public static final JavaClasses ALL =
      new ClassFileImporter()
          .importUrls(
              ONE_OF_EACH_MODULE.stream()
                  .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                  .toList());

  private EngineClasses() {}
}
