package org.hansho.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.alert.Alert;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.EngineSession;
import org.hansho.pipeline.SessionOutput;
import org.hansho.record.Format;
import org.hansho.record.UnstatedTime;

/** What there is to be found in a morning: one thread reads everything in order of time. */
final class PlainReading {
  private PlainReading() {}

  /** The alerts of a morning and of its history, with the ids that the server gives them. */
  static List<Alert> found(Engine engine, Morning morning) {
    UnstatedTime year =
        UnstatedTime.writtenBefore(morning.begin().plus(Morning.LENGTH).getEpochSecond());
    Map<String, Format> formats = new HashMap<>();
    morning.sources().forEach(one -> formats.put(one.name(), one.format().assuming(year)));
    EngineSession session =
        new EngineSession(engine, Settings.TENANT, EngineSession.UNBOUNDED, new SessionOutput() {});
    Set<String> open = new LinkedHashSet<>();
    List<Sending> all = new ArrayList<>(morning.history());
    all.addAll(morning.hour());
    for (Sending sending : all) {
      Format format = formats.get(sending.source());
      if (format == null) {
        throw new IllegalStateException(sending.source() + " is no source");
      }
      String name = sending.source() + (format.readsWhole() ? "-" + sending.at() : "");
      if (open.add(name)) {
        session.open(name, format);
      }
      session.feed(name, sending.bytes(), 0, sending.bytes().length);
    }
    open.forEach(session::close);
    session.end();
    return session.takeChanges();
  }
}
