import { choice, content, entity, flag, guid, number, text } from '../odata/entity';
import type { User } from '../state/records';

const userTypes = ['User', 'Robot', 'DirectoryUser', 'DirectoryGroup', 'DirectoryRobot', 'DirectoryExternalApplication'];

const properties = {
	Name: text((user: User) => user.name),
	Surname: text((user: User) => user.surname),
	UserName: text((user: User) => user.userName),
	FullName: text((user: User) => `${user.name} ${user.surname}`),
	EmailAddress: text((user: User) => user.emailAddress),
	IsActive: flag<User>(() => true),
	AuthenticationSource: text<User>(() => null),
	RolesList: content<User>(() => []),
	TenantId: number<User>(() => 1),
	Type: choice(userTypes, (user: User) => user.type),
	ProvisionType: choice<User>(['Manual', 'Automatic'], () => 'Automatic'),
	Key: guid((user: User) => user.key),
	Id: number((user: User) => user.id),
};

/** SimpleUserDto, as reviewers are listed and `$expand=ReviewerUser` shows them. */
export const simpleUser = entity<User>(properties);
