import { explain } from '../../api/explain.ts';
import { toast } from '../../components/toast.tsx';
import { type MemberRole, roleWords } from '../../spaces/space.ts';

const roles: MemberRole[] = ['viewer', 'publisher', 'moderator'];

type RoleSelectProps = { label: string; role: MemberRole; onChange: (role: MemberRole) => unknown };

export function RoleSelect({ label, role, onChange }: RoleSelectProps) {
  const change = async (select: HTMLSelectElement) => {
    const wanted = roles.find((each) => each === select.value);
    try {
      if (wanted) await onChange(wanted);
    } catch (error) {
      select.value = role;
      toast(explain(error), 'problem');
    }
  };
  return (
    <select
      class="select"
      aria-label={label}
      value={role}
      onChange={({ currentTarget }) => change(currentTarget)}
    >
      {roles.map((each) => (
        <option key={each} value={each}>
          {roleWords[each]}
        </option>
      ))}
    </select>
  );
}
