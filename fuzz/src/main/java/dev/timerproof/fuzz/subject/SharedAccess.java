package dev.timerproof.fuzz.subject;

import dev.timerproof.lincheck.StepProbe;
import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Changes a class file: puts a call of {@link StepProbe#access} before each access to a volatile
 * field of the class, direct or through a {@code VarHandle}. There, another thread can go on.
 */
final class SharedAccess {
  private static final String PROBE = Type.getInternalName(StepProbe.class);
  private static final String HANDLE = "java/lang/invoke/VarHandle";
  private static final String LOOKUP = "<clinit>";

  private SharedAccess() {}

  /** The class file with these calls. */
  static byte[] watched(byte[] bytes) {
    ClassReader reader = new ClassReader(bytes);
    Set<String> fields = new HashSet<>();
    reader.accept(
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public FieldVisitor visitField(
              int access, String name, String descriptor, String signature, Object value) {
            if ((access & Opcodes.ACC_VOLATILE) != 0) {
              fields.add(reader.getClassName() + "." + name);
            }
            return super.visitField(access, name, descriptor, signature, value);
          }
        },
        ClassReader.SKIP_CODE);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
            return name.equals(LOOKUP) || name.equals("<init>") ? next : calling(next, fields);
          }
        },
        0);
    return writer.toByteArray();
  }

  private static MethodVisitor calling(MethodVisitor next, Set<String> fields) {
    return new MethodVisitor(Opcodes.ASM9, next) {
      @Override
      public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        if (fields.contains(owner + "." + name)) {
          call();
        }
        super.visitFieldInsn(opcode, owner, name, descriptor);
      }

      @Override
      public void visitMethodInsn(
          int opcode, String owner, String name, String descriptor, boolean isInterface) {
        if (owner.equals(HANDLE)) {
          call();
        }
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      }

      private void call() {
        super.visitMethodInsn(Opcodes.INVOKESTATIC, PROBE, "access", "()V", false);
      }
    };
  }
}
