package dev.timerproof.spec.eval;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tlc2.value.IValue;
import tlc2.value.impl.BoolValue;
import tlc2.value.impl.FcnRcdValue;
import tlc2.value.impl.IntValue;
import tlc2.value.impl.RecordValue;
import tlc2.value.impl.SetEnumValue;
import tlc2.value.impl.StringValue;
import tlc2.value.impl.TupleValue;
import tlc2.value.impl.Value;
import tlc2.value.impl.ValueVec;
import util.UniqueString;

/**
 * Values of the evaluator as plain Java and back: {@link Boolean}, {@link Integer}, {@link String},
 * {@link List} for sequences, {@link Set} for sets, {@link Map} with string keys for records and
 * with other keys for functions.
 */
final class TlaData {
  private TlaData() {}

  static Value toTla(Object data) {
    if (data instanceof Boolean b) {
      return b ? BoolValue.ValTrue : BoolValue.ValFalse;
    }
    if (data instanceof Integer i) {
      return IntValue.gen(i);
    }
    if (data instanceof String s) {
      return new StringValue(s);
    }
    if (data instanceof List<?> list) {
      return new TupleValue(all(list));
    }
    if (data instanceof Set<?> set) {
      return new SetEnumValue(new ValueVec(all(set)), false);
    }
    if (data instanceof Map<?, ?> map) {
      return function(map);
    }
    throw new IllegalArgumentException(data + " is a " + data.getClass().getName());
  }

  private static Value[] all(Collection<?> data) {
    return data.stream().map(TlaData::toTla).toArray(Value[]::new);
  }

  private static Value function(Map<?, ?> map) {
    Value[] values = all(map.values());
    if (map.keySet().stream().allMatch(String.class::isInstance)) {
      UniqueString[] names =
          map.keySet().stream()
              .map(name -> UniqueString.uniqueStringOf((String) name))
              .toArray(UniqueString[]::new);
      return new RecordValue(names, values, false);
    }
    return new FcnRcdValue(all(map.keySet()), values, false);
  }

  static Object toJava(IValue value) {
    if (value instanceof BoolValue b) {
      return b.val;
    }
    if (value instanceof IntValue i) {
      return i.val;
    }
    if (value instanceof StringValue s) {
      return s.getVal().toString();
    }
    if (value instanceof TupleValue t) {
      List<Object> list = new ArrayList<>();
      for (Value element : t.elems) {
        list.add(toJava(element));
      }
      return list;
    }
    if (value instanceof RecordValue r) {
      Map<String, Object> fields = new TreeMap<>();
      for (int k = 0; k < r.names.length; k++) {
        fields.put(r.names[k].toString(), toJava(r.values[k]));
      }
      return fields;
    }
    return composed((Value) value);
  }

  private static Object composed(Value value) {
    if (value instanceof FcnRcdValue f) {
      Map<Object, Object> map = new LinkedHashMap<>();
      Value[] domain = f.getDomainAsValues();
      for (int k = 0; k < domain.length; k++) {
        map.put(toJava(domain[k]), toJava(f.values[k]));
      }
      return map.keySet().stream().allMatch(Comparable.class::isInstance)
          ? new TreeMap<>(map)
          : map;
    }
    Value plain = value.toSetEnum();
    if (plain instanceof SetEnumValue set) {
      set.normalize();
      Set<Object> elements = new java.util.LinkedHashSet<>();
      for (int k = 0; k < set.elems.size(); k++) {
        elements.add(toJava(set.elems.elementAt(k)));
      }
      return elements.stream().allMatch(String.class::isInstance)
          ? new TreeSet<>(elements)
          : elements;
    }
    Value function = value.toFcnRcd();
    if (function != null && function != value) {
      return toJava(function);
    }
    throw new IllegalArgumentException(value.getKindString() + " " + value + " has no Java form");
  }
}
