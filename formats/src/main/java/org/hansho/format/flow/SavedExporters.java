package org.hansho.format.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hansho.event.Fields;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/** Writes what exporters announced to saved state and reads it back. Pure functions. */
final class SavedExporters {
  private SavedExporters() {}

  static void save(Exporters exporters, StateWriter out) {
    out.count(exporters.all().size());
    for (Map.Entry<Exporters.Key, Domain> entry : exporters.all().entrySet()) {
      Exporters.Key key = entry.getKey();
      out.number(key.high());
      out.number(key.low());
      out.count(key.version());
      out.number(key.domain());
      save(entry.getValue(), out);
    }
  }

  private static void save(Domain domain, StateWriter out) {
    out.number(domain.samplingRate);
    out.number(domain.systemInitMillis);
    out.number(domain.sequence());
    out.count(domain.samplers().size());
    domain
        .samplers()
        .forEach(
            (sampler, rate) -> {
              out.number(sampler);
              out.number(rate);
            });
    out.count(domain.templateCount());
    for (Template template : domain.templates()) {
      out.count(template.id);
      out.flag(template.options);
      out.count(template.size());
      for (int i = 0; i < template.size(); i++) {
        out.number(template.elements[i].enterprise());
        out.count(template.elements[i].number());
        out.count(template.lengths[i]);
      }
    }
  }

  static void restore(Exporters exporters, Fields fields, StateReader in) {
    int domains = in.count();
    for (int i = 0; i < domains; i++) {
      Exporters.Key key = new Exporters.Key(in.number(), in.number(), in.count(), in.number());
      exporters.put(key, domain(fields, in));
    }
  }

  private static Domain domain(Fields fields, StateReader in) {
    Domain domain = new Domain();
    domain.samplingRate = in.number();
    domain.systemInitMillis = in.number();
    domain.setSequence(in.number());
    int samplers = in.count();
    for (int i = 0; i < samplers; i++) {
      domain.announce(in.number(), in.number());
    }
    int templates = in.count();
    for (int i = 0; i < templates; i++) {
      domain.put(template(fields, in));
    }
    return domain;
  }

  private static Template template(Fields fields, StateReader in) {
    int id = in.count();
    boolean options = in.flag();
    int size = in.count();
    List<Element> elements = new ArrayList<>();
    int[] lengths = new int[size];
    for (int i = 0; i < size; i++) {
      elements.add(Elements.of((int) in.number(), in.count()));
      lengths[i] = in.count();
    }
    return new Template(id, options, elements, lengths, fields);
  }
}
