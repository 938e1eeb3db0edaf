import { choice, entity, number, text } from '../odata/entity';
import type { Robot } from '../state/records';

/** SimpleRobotDto, as `$expand=Robot` shows it. */
export const simpleRobot = entity<Robot>({
	LicenseKey: text(() => null),
	MachineName: text((robot) => robot.machineName),
	MachineId: number((robot) => robot.machineId),
	Name: text((robot) => robot.name),
	Username: text((robot) => robot.userName),
	Description: text(() => null),
	Type: choice(['Unattended', 'Development'], (robot) => robot.type),
	HostingType: choice(['Standard', 'Floating'], () => 'Standard'),
	ProvisionType: choice(['Manual', 'Automatic'], () => 'Automatic'),
	UserId: number(() => null),
	Id: number((robot) => robot.id),
});
